/**
 * `node test/bench/map-pan.ts`: three seconds of panning over 10,000 open matters in a browser, and as
 * its baseline the same with none. A machine without a graphics card draws in software, which decides
 * how many frames there are; what the program itself costs is the script time of each frame.
 */
import type { Page } from 'playwright-core'
import { openStates } from '#contract/states.ts'
import type { CasePoints } from '#contract/workbench.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { openBrowser } from '#test/e2e/browser.ts'
import { openPage, signIn } from '#test/e2e/desk.ts'
import { removeFolder, startStand, temporaryFolder } from './stand.ts'
import { percentile } from './stats.ts'

const seconds = 3
const zooms = [0, 2, 4] as const
/** Small, so that drawing in software leaves the main thread something to do. */
const view = { width: 640, height: 560 }

/** Half of them downtown, as people live; the rest over the district. */
function madePoints(n: number): CasePoints {
  const each = Array.from({ length: n }, (_, i) => i)
  const spread = (i: number, a: number) =>
    (((i * a) % 9973) / 9973 - 0.5) * (i % 2 === 0 ? 0.06 : 0.7)
  return {
    capped: false,
    ids: each.map(() => uuidv7(new Date())),
    at: each.flatMap((i) => [98.51 + spread(i, 7919), 39.74 + spread(i, 6007) / 1.4]),
    states: each.map((i) => openStates[i % openStates.length] ?? 'REGISTERED'),
    categories: each.map(() => '0407'),
    overdue: each.map((i) => i % 5 === 0),
  }
}

interface Frames {
  /** Between two frames, ms. */
  gaps: number[]
  /** Spent in callbacks of a frame, ms. */
  work: number[]
}

declare global {
  interface Window {
    frames_: Frames
  }
}

/** Measures every callback that a frame calls; the map draws in one. */
function watchFrames(): void {
  const asked = window.requestAnimationFrame.bind(window)
  let last = 0
  window.frames_ = { gaps: [], work: [] }
  window.requestAnimationFrame = (callback) =>
    asked((now) => {
      const began = performance.now()
      callback(now)
      const took = performance.now() - began
      const { gaps, work } = window.frames_
      if (now === last) work[work.length - 1] = (work.at(-1) ?? 0) + took
      else {
        gaps.push(now - last)
        work.push(took)
      }
      last = now
    })
}

async function pan(page: Page): Promise<Frames> {
  const box = await page.getByRole('region', { name: /^事项地图/ }).boundingBox()
  if (!box) throw new Error('the map has no size')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.evaluate(() => {
    window.frames_.gaps.length = 0
    window.frames_.work.length = 0
  })
  const until = Date.now() + seconds * 1000
  for (let step = 0; Date.now() < until; step += 1)
    await page.mouse.move(x + Math.sin(step / 20) * 300, y + Math.cos(step / 27) * 180)
  const { gaps, work } = await page.evaluate(() => window.frames_)
  await page.mouse.up()
  // The first frame counts from when the map stood still.
  return { gaps: gaps.slice(1), work: work.slice(1) }
}

async function measure(url: string, n: number): Promise<void> {
  const browser = await openBrowser()
  try {
    const page = await openPage(browser)
    await page.setViewportSize(view)
    const points = JSON.stringify(madePoints(n))
    await page.addInitScript(watchFrames)
    await page.route(/\/api\/case-points/, (route) =>
      route.fulfill({ body: points, contentType: 'application/json' }),
    )
    await signIn(page, url, 'fenpai-suzhou')
    await page.goto(`${url}/console/map?queue=ALL_OPEN`)
    await page.getByText(`图上 ${n} 件`).waitFor()
    await page.getByRole('button', { name: '画范围' }).click({ trial: true })
    for (const [i, zoom] of zooms.entries()) {
      for (let step = zooms[i - 1] ?? 0; step < zoom; step += 1)
        await page.getByRole('button', { name: '放大' }).click()
      // Tiles and icons arrive; that is not panning.
      await page.waitForTimeout(3_000)
      console.log(lineOf(`${n} matters, zoom +${zoom}`, await pan(page)))
    }
  } finally {
    await browser.close()
  }
}

function lineOf(what: string, { gaps, work }: Frames): string {
  const sorted = (values: number[]) => values.toSorted((a, b) => a - b)
  const at = (values: number[], share: number) => percentile(sorted(values), share).toFixed(1)
  const late = work.filter((ms) => ms > 16.7).length
  const share = work.reduce((sum, ms) => sum + ms, 0) / (seconds * 1000)
  return [
    what.padEnd(26),
    `${(gaps.length / seconds).toFixed(0)} frames/s`,
    `gap p50 ${at(gaps, 0.5)} p99 ${at(gaps, 0.99)} ms`,
    `script a frame p50 ${at(work, 0.5)} p99 ${at(work, 0.99)} ms`,
    `${late} of ${work.length} frames with more than 16.7 ms of script`,
    `${(100 * share).toFixed(0)} % of the main thread`,
  ].join(' · ')
}

const dataDir = await temporaryFolder()
const stand = await startStand({ dataDir })
try {
  await measure(stand.url, 0)
  await measure(stand.url, 10_000)
} finally {
  await stand.stop()
  await removeFolder(dataDir)
}
