/** `npm run screenshots`: pictures of every page, desktop and phone, and the page that shows them. */
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { removeFolder, startStand, temporaryFolder } from '#test/bench/stand.ts'
import { openBrowser } from './browser.ts'
import { openPage, type PageOptions, signIn } from './desk.ts'
import { type PageEntry, pages } from './pages.ts'
import { makeSamples, type Samples } from './samples.ts'

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const wanted = new RegExp(process.argv[2] ?? '')

interface Shot {
  /** End of the picture's name. */
  suffix: string
  zh: string
  en: string
  options: PageOptions
}

const anywhere: readonly Shot[] = [
  { suffix: 'desktop', zh: '电脑', en: 'Desktop', options: {} },
  { suffix: 'phone', zh: '手机', en: 'Phone', options: { phone: true } },
]
/** The app of the phone, 360 px wide, in both languages and for elder eyes. */
const small = { phone: true, width: 360 }
const onPhone: readonly Shot[] = [
  { suffix: 'phone', zh: '手机', en: 'Phone', options: small },
  { suffix: 'phone-en', zh: '英文', en: 'English', options: { ...small, language: 'en' } },
  { suffix: 'phone-large', zh: '大字', en: 'Large type', options: { ...small, largeType: true } },
]
const shotsOf = ({ name }: PageEntry) => (name.startsWith('field') ? onPhone : anywhere)

async function picture(page: Page, name: string): Promise<void> {
  const whole = await page.screenshot({ animations: 'disabled' })
  await sharp(whole).png({ palette: true, effort: 10 }).toFile(`${folder}${name}.png`)
}

/** One browser profile per person and way of looking. */
async function takeAll(browser: Browser, url: string, samples: Samples): Promise<void> {
  const opened = new Map<string, Page>()
  for (const entry of pages.filter(({ name }) => wanted.test(name))) {
    for (const { suffix, options } of shotsOf(entry)) {
      const key = `${entry.login ?? entry.name} ${JSON.stringify(options)}`
      const page = opened.get(key) ?? (await openPage(browser, options))
      if (entry.login && !opened.has(key)) await signIn(page, url, entry.login)
      opened.set(key, page)
      await page.goto(`${url}${entry.path(samples)}`)
      await entry.settled(page, samples)
      await page.waitForLoadState('networkidle')
      await picture(page, `${entry.name}-${suffix}`)
    }
    console.log(entry.name)
  }
}

function gallery(entries: readonly PageEntry[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows = entries.flatMap((entry) => {
    const shots = shotsOf(entry)
    return [
      `## ${entry.zh} ${entry.en}`,
      '',
      row(shots.map(({ zh, en }) => `${zh} ${en}`)),
      `|${'---|'.repeat(shots.length)}`,
      row(
        shots.map(
          ({ suffix, en }) => `![${entry.en}, ${en.toLowerCase()}](${entry.name}-${suffix}.png)`,
        ),
      ),
      '',
    ]
  })
  return [
    '# 界面 Screens',
    '',
    'Every page with made-up people, as `npm run screenshots` takes them.',
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
