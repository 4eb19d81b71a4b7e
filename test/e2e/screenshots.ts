/** `npm run screenshots`: pictures of every page, desktop and phone, and the page that shows them. */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { removeFolder, startStand, temporaryFolder } from '#test/bench/stand.ts'
import { openBrowser } from './browser.ts'
import { openPage, signIn } from './desk.ts'
import { type PageEntry, pages } from './pages.ts'
import { makeSamples, type Samples } from './samples.ts'

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const sizes = ['desktop', 'phone'] as const
const wanted = new RegExp(process.argv[2] ?? '')

async function picture(page: Page, name: string): Promise<void> {
  const whole = await page.screenshot({ animations: 'disabled' })
  await sharp(whole).png({ palette: true, effort: 10 }).toFile(`${folder}${name}.png`)
}

/** One browser profile per person and size. */
async function takeAll(browser: Browser, url: string, samples: Samples): Promise<void> {
  const opened = new Map<string, Page>()
  for (const entry of pages.filter(({ name }) => wanted.test(name))) {
    for (const size of sizes) {
      const key = `${entry.login ?? entry.name} ${size}`
      const page = opened.get(key) ?? (await openPage(browser, { phone: size === 'phone' }))
      if (entry.login && !opened.has(key)) await signIn(page, url, entry.login)
      opened.set(key, page)
      await page.goto(`${url}${entry.path(samples)}`)
      await entry.settled(page, samples)
      await page.waitForLoadState('networkidle')
      await picture(page, `${entry.name}-${size}`)
    }
    console.log(entry.name)
  }
}

function gallery(entries: readonly PageEntry[]): string {
  const rows = entries.flatMap(({ name, zh, en }) => [
    `## ${zh} ${en}`,
    '',
    '| 电脑 Desktop | 手机 Phone |',
    '|---|---|',
    `| ![${en}, desktop](${name}-desktop.png) | ![${en}, phone](${name}-phone.png) |`,
    '',
  ])
  return [
    '# 界面 Screens',
    '',
    'Every page of the portal and the console with made-up people, as `npm run screenshots` takes them.',
    '',
    ...rows,
  ].join('\n')
}

const dataDir = await temporaryFolder()
const stand = await startStand({ dataDir })
const browser = await openBrowser()
try {
  await mkdir(folder, { recursive: true })
  await takeAll(browser, stand.url, await makeSamples(stand.url))
  await writeFile(`${folder}README.md`, gallery(pages))
} finally {
  await browser.close()
  await stand.stop()
  await removeFolder(dataDir)
}
