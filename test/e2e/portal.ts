import type { Page } from 'playwright-core'

export interface Slip {
  caseCode: string
  queryCode: string
}

/** The grid of the story, chosen by its names, county first. */
export const storyPlace = ['肃州区', '新城街道', '广厦社区', '天怡家园'] as const
const regionFields = ['县（市、区）', '乡镇、街道', '村、社区', '网格'] as const

export async function chooseGrid(page: Page, names: readonly string[] = storyPlace): Promise<void> {
  await page.getByRole('button', { name: '选我的村、社区和网格' }).click()
  for (const [index, name] of names.entries()) {
    const field = page.getByLabel(regionFields[index] ?? '', { exact: true })
    const option = field.locator('option').filter({ hasText: name }).first()
    await option.waitFor({ state: 'attached' })
    await field.selectOption({ value: (await option.getAttribute('value')) ?? '' })
  }
}

/** What the receipt page gives the person to take away. */
export async function readSlip(page: Page): Promise<Slip> {
  await page.getByRole('heading', { name: '收到了，谢谢您' }).waitFor()
  const codes = await page.getByRole('definition').allInnerTexts()
  const caseCode = codes.find((text) => /^\d{4} \d{4} \d{4}$/.test(text.trim()))
  const queryCode = codes.find((text) => /^\d{6}$/.test(text.trim()))
  if (!caseCode || !queryCode) throw new Error(`no codes on the receipt: ${codes.join(' | ')}`)
  return { caseCode: caseCode.trim().replaceAll(' ', '-'), queryCode: queryCode.trim() }
}
