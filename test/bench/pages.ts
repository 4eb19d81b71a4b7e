import type { Browser, CDPSession, Page } from 'playwright-core'
import { openBrowser } from '#test/e2e/browser.ts'
import { openPage, signIn } from '#test/e2e/desk.ts'
import { Client } from './client.ts'
import { madeReport } from './reports.ts'
import type { Stand } from './stand.ts'
import { type Figure, percentile, round, spread } from './stats.ts'

const login = 'fenpai-suzhou'
const bitsPerSecond = 10e6
const coldLoads = 7
const keys = 120
const updatesPerSecond = 50

/**
 * The console in a browser without a graphics card, on the cores that also serve: from a cold
 * load over a line of 10 Mbit/s to the first row drawn, and from a key to the paint that answers it
 * while 50 reports a second come in. Baselines: the bytes alone on that line; the keys with nothing
 * coming in.
 */
export async function measurePages(stand: Stand): Promise<Record<string, Figure>> {
  const client = new Client(stand.port, 4)
  for (let i = 0; i < 80; i += 1) await client.send('POST', '/api/portal/reports', madeReport(i))
  const browser = await openBrowser(false)
  try {
    return { ...(await firstRow(browser, stand)), ...(await answers(browser, stand, client)) }
  } finally {
    await browser.close()
    client.close()
  }
}

async function firstRow(browser: Browser, stand: Stand): Promise<Record<string, Figure>> {
  const page = await openPage(browser)
  await signIn(page, stand.url, login)
  const line = await page.context().newCDPSession(page)
  const bytes = await throttled(line)
  const times: number[] = []
  let scripts = 0
  let all = 0
  for (let i = 0; i < coldLoads; i += 1) {
    bytes.clear()
    await page.goto(`${stand.url}/console/`, { waitUntil: 'commit' })
    const painted = await page.waitForFunction(() => {
      const row = document.querySelector('.list tbody .case-row')
      return row && row.getBoundingClientRect().height > 0 ? performance.now() : 0
    })
    times.push(Number(await painted.jsonValue()))
    await page.waitForLoadState('networkidle')
    all = [...bytes.values()].reduce((sum, [, size]) => sum + size, 0)
    scripts = [...bytes.values()]
      .filter(([url]) => url.endsWith('.js'))
      .reduce((sum, [, size]) => sum + size, 0)
  }
  await page.context().close()
  const { p50, p99, n } = spread(times)
  const bare = round((all * 8 * 1000) / bitsPerSecond, 0)
  return {
    'console.row': {
      value: p50,
      unit: 'ms p50',
      baseline: bare,
      ratio: round(p50 / bare),
      p50,
      p99,
      n,
    },
    'console.scripts': {
      value: round(scripts / 1024, 1),
      unit: 'KB',
      baseline: round(all / 1024, 1),
      ratio: round(scripts / all),
      p50: null,
      p99: null,
      n: bytes.size,
    },
  }
}

/** Compressed sizes by request, as the server says them; the cache is off and the line slow. */
async function throttled(line: CDPSession): Promise<Map<string, [url: string, size: number]>> {
  const bytes = new Map<string, [string, number]>()
  await line.send('Network.enable')
  await line.send('Network.setCacheDisabled', { cacheDisabled: true })
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: bitsPerSecond / 8,
    uploadThroughput: bitsPerSecond / 8,
  })
  line.on('Network.responseReceived', ({ requestId, response }) => {
    bytes.set(requestId, [response.url, Number(response.headers['content-length'] ?? 0)])
  })
  return bytes
}

async function answers(
  browser: Browser,
  stand: Stand,
  client: Client,
): Promise<Record<string, Figure>> {
  const page = await openPage(browser)
  await signIn(page, stand.url, login)
  await page.goto(`${stand.url}/console/?queue=ALL_OPEN`)
  await page.locator('.list tbody .case-row').nth(5).waitFor()
  const quiet = await keyTimes(page)
  let sent = 0
  const stream = setInterval(() => {
    sent += 1
    void client.send('POST', '/api/portal/reports', madeReport(1000 + sent))
  }, 1000 / updatesPerSecond)
  const busy = await keyTimes(page)
  clearInterval(stream)
  await page.context().close()
  const baseline = percentile(quiet, 0.98)
  const value = percentile(busy, 0.98)
  return {
    'console.key': {
      value,
      unit: 'ms p98',
      baseline,
      ratio: round(value / baseline),
      ...spread(busy),
    },
  }
}

/** From each key to the paint after it, sorted; INP is taken at its 98th percentile. */
async function keyTimes(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') seen.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  for (let i = 0; i < keys; i += 1) {
    await page.keyboard.press(['j', 'j', 'x', 'k'][i % 4] ?? 'j')
    await page.waitForTimeout(60)
  }
  const slow = await page.evaluate(() => (window as unknown as { seen: number[] }).seen)
  // What took less than a frame is not told of, and counts as one.
  return [...slow, ...Array.from({ length: Math.max(0, keys - slow.length) }, () => 16)].sort(
    (a, b) => a - b,
  )
}
