import { type Browser, type BrowserContext, devices, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { openBrowser } from './browser.ts'

export interface Desk {
  /** A page of its own browser profile, in Chinese. */
  page(options?: { phone?: boolean; language?: 'zh' | 'en' }): Promise<Page>
  /** A page of the console, signed in. */
  staff(login: string, options?: { phone?: boolean; language?: 'zh' | 'en' }): Promise<Page>
  url: string
}

/** The browser of a test file; closed with it. */
export function openDesk(): Desk {
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  const url = inject('standUrl')
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser?.close()
  })

  async function page({ phone = false, language = 'zh' as 'zh' | 'en' } = {}): Promise<Page> {
    if (!browser) throw new Error('the browser is not open yet')
    const context = await browser.newContext({
      ...(phone
        ? { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } }
        : { viewport: { width: 1440, height: 900 } }),
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
    })
    contexts.push(context)
    const opened = await context.newPage()
    opened.setDefaultTimeout(20_000)
    return opened
  }

  async function staff(
    login: string,
    options: { phone?: boolean; language?: 'zh' | 'en' } = {},
  ): Promise<Page> {
    const opened = await page(options)
    await opened.goto(`${url}/console/`)
    await opened.getByRole('textbox', { name: '账号' }).fill(login)
    await opened.getByLabel('密码', { exact: true }).fill(demoPassword)
    await opened.getByRole('button', { name: '登录', exact: true }).click()
    await opened.getByRole('navigation').first().waitFor()
    return opened
  }

  return { page, staff, url }
}
