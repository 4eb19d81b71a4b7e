import type { BrowserContext, Locator, Page } from 'playwright-core'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { asFile, nightPhoto } from './photo.ts'

/** What a thumb does on the phone of the grid. */
export async function signInOnPhone(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/field/`)
  await fillSignIn(page, login)
  await page.getByRole('heading', { name: '今日' }).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
}

export async function fillSignIn(page: Page, login: string): Promise<void> {
  await page.getByRole('textbox', { name: '账号' }).fill(login)
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

export const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name }).click()

/** Opens the sheet of a command, fills it, keeps it. */
export async function keep(
  page: Page,
  command: string,
  fill?: (sheet: Locator) => Promise<void>,
): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: command, exact: true }).click()
  const sheet = page.getByRole('dialog', { name: command })
  await sheet.waitFor()
  await fill?.(sheet)
  await sheet.getByRole('button', { name: '存好并发送' }).click()
  await sheet.waitFor({ state: 'detached' })
}

export async function takePhoto(page: Page, sign: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('拍照', { exact: true }).first().click()
  await (await chooser).setFiles(asFile(await nightPhoto(sign)))
  await page.getByRole('img', { name: '照片 1' }).waitFor()
}

/** A dog, its photo, done: as far as the button. */
export async function beginReport(page: Page, sign: string): Promise<void> {
  await tab(page, '登记')
  await page.getByRole('button', { name: '犬只管理' }).click()
  await takePhoto(page, sign)
}

export async function report(
  page: Page,
  done: '当场办结' | '上报中心',
  sign: string,
): Promise<void> {
  await beginReport(page, sign)
  await page.getByRole('button', { name: done }).click()
  await page.getByRole('heading', { name: /已存在手机|已送达/ }).waitFor()
}

/** Two of every six requests to the program fail: one on its way, one after it was done. */
export async function badLine(context: BrowserContext) {
  let [asked, lost, after] = [0, 0, 0]
  await context.route('**/api/**', async (route) => {
    asked += 1
    if (asked % 6 === 2) {
      lost += 1
      return route.abort('connectionreset')
    }
    if (asked % 6 === 5) {
      await route.fetch().catch(() => undefined)
      after += 1
      return route.abort('connectionreset')
    }
    return route.fallback()
  })
  return { lost: () => lost, after: () => after }
}
