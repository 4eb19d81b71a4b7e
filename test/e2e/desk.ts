import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, devices, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { openBrowser } from './browser.ts'

export interface PageOptions {
  phone?: boolean
  language?: 'zh' | 'en'
  width?: number
  /** 大字: the type for elders, chosen before the page is opened. */
  largeType?: boolean
}

export interface Desk {
  /** A page of its own browser profile, in Chinese unless said otherwise. */
  page(options?: PageOptions): Promise<Page>
  /** A page of the console, signed in. */
  staff(login: string, options?: PageOptions): Promise<Page>
  url: string
}

/** Pictures of every open page when a test fails; the folder is not kept in the repository. */
const failures = fileURLToPath(new URL('../../dist/e2e-failures', import.meta.url))

/**
 * The browser of a test file; closed with it.
 * @param maps false leaves maps empty: drawn without a graphics card they take most of a story's time
 */
export function openDesk({ maps = true } = {}): Desk {
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  const url = inject('standUrl')
  beforeAll(async () => {
    browser = await openBrowser(maps)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await mkdir(failures, { recursive: true })
    const open = contexts.flatMap((context) => context.pages())
    for (const [index, page] of open.entries()) {
      const name = `${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}-${index}.png`
      await page.screenshot({ path: `${failures}/${name}` }).catch(() => undefined)
    }
  })
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser?.close()
  })

  async function page(options: PageOptions = {}): Promise<Page> {
    if (!browser) throw new Error('the browser is not open yet')
    const opened = await openPage(browser, options)
    contexts.push(opened.context())
    return opened
  }

  async function staff(login: string, options: PageOptions = {}): Promise<Page> {
    const opened = await page(options)
    await signIn(opened, url, login)
    return opened
  }

  return { page, staff, url }
}

/** A page of a browser profile of its own, as people in Jiuquan have it. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { phone = false, language = 'zh' } = options
  const context = await browser.newContext({
    ...(phone
      ? { ...devices['Pixel 7'], viewport: { width: options.width ?? 390, height: 844 } }
      : { viewport: { width: options.width ?? 1440, height: 900 } }),
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
  })
  if (language === 'en')
    await context.addInitScript(() => localStorage.setItem('gezhong.language', 'en'))
  if (options.largeType)
    await context.addInitScript(() => localStorage.setItem('gezhong.largeType', 'yes'))
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** Signs in at the console, in whichever language it speaks. */
export async function signIn(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/console/`)
  await page.getByRole('textbox', { name: /^(账号|Account)$/ }).fill(login)
  await page.getByLabel(/^(密码|Password)$/).fill(demoPassword)
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click()
  await page.getByRole('navigation').first().waitFor()
}
