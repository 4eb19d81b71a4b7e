import type { Browser } from 'playwright-core'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { openBrowser } from '#test/e2e/browser.ts'
import { openPage } from '#test/e2e/desk.ts'
import type { Stand } from './stand.ts'
import { type Figure, round, spread } from './stats.ts'

const login = 'wanggeyuan'
const starts = 7
/** A slow phone, as Lighthouse takes it. */
const slower = 4

/**
 * The app of the grid worker: what it fetches before it is first drawn, and how soon it stands there
 * again from the phone alone, without a network, on a processor four times slower. Baseline: the same
 * start at full speed.
 */
export async function measurePhone(stand: Stand): Promise<Record<string, Figure>> {
  const browser = await openBrowser(false)
  try {
    return { ...(await firstLoad(browser, stand)), ...(await start(browser, stand)) }
  } finally {
    await browser.close()
  }
}

async function firstLoad(browser: Browser, stand: Stand): Promise<Record<string, Figure>> {
  const page = await openPage(browser, { phone: true })
  await page.context().addInitScript(() => {
    // The worker then fetches the rest; here only what the first picture needs is counted.
    Object.defineProperty(navigator, 'serviceWorker', { value: undefined })
  })
  const sizes = new Map<string, number>()
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url())
    if (!pathname.startsWith('/api/'))
      sizes.set(pathname, Number(answer.headers()['content-length'] ?? 0))
  })
  await page.goto(`${stand.url}/field/`)
  await page.getByRole('button', { name: '登录', exact: true }).waitFor()
  await page.context().close()
  const sum = (some: [string, number][]) => some.reduce((all, [, size]) => all + size, 0)
  const all = sum([...sizes])
  const scripts = sum([...sizes].filter(([path]) => path.endsWith('.js')))
  return {
    'field.firstLoad': {
      value: round(all / 1024, 1),
      unit: 'KB',
      baseline: round(scripts / 1024, 1),
      ratio: round(all / scripts),
      p50: null,
      p99: null,
      n: sizes.size,
    },
  }
}

async function start(browser: Browser, stand: Stand): Promise<Record<string, Figure>> {
  const page = await openPage(browser, { phone: true })
  await page.goto(`${stand.url}/field/`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('已同步').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.context().setOffline(true)
  const line = await page.context().newCDPSession(page)
  const times = async (rate: number): Promise<number[]> => {
    await line.send('Emulation.setCPUThrottlingRate', { rate })
    const taken: number[] = []
    for (let i = 0; i < starts; i += 1) {
      await page.reload({ waitUntil: 'commit' })
      const drawn = await page.waitForFunction(() => {
        const heading = document.querySelector('main h1')
        return heading && heading.getBoundingClientRect().height > 0 ? performance.now() : 0
      })
      taken.push(Number(await drawn.jsonValue()))
    }
    return taken
  }
  const [fast, slow] = [spread(await times(1)), spread(await times(slower))]
  await page.context().close()
  const { p50, p99, n } = slow
  return {
    'field.start': {
      value: p50,
      unit: 'ms p50',
      baseline: fast.p50,
      ratio: round(p50 / fast.p50),
      p50,
      p99,
      n,
    },
  }
}
