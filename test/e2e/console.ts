import type { Locator, Page } from 'playwright-core'

/** Case codes are told with spaces on the portal and with dashes in the console. */
export const dashed = (code: string): string => code.replaceAll(' ', '-')

export function queueLink(page: Page, queue: string): Locator {
  return page
    .getByRole('navigation', { name: '我的岗位与队列' })
    .getByRole('link', { name: new RegExp(`^${queue}`) })
    .first()
}

export function rowOf(page: Page, caseCode: string): Locator {
  return page.getByRole('row').filter({ hasText: caseCode })
}

/** From the worklist into the case, as a person would go. */
export async function openFrom(page: Page, queue: string, caseCode: string): Promise<void> {
  await page.getByRole('link', { name: '待办', exact: true }).click()
  await queueLink(page, queue).click()
  await rowOf(page, caseCode).getByRole('link').click()
  await page.getByRole('region', { name: '我能做什么' }).waitFor()
}

/** A command's form, opened from the case page. */
export async function openForm(page: Page, command: string): Promise<Locator> {
  await page
    .getByRole('region', { name: '我能做什么' })
    .getByRole('button', { name: command, exact: true })
    .click()
  const form = page.getByRole('dialog', { name: command })
  await form.waitFor()
  return form
}

export function confirmButton(form: Locator, command: string): Locator {
  return form.getByRole('button', { name: `确认${command}` })
}

/** Gives a command through its form and waits until it is done. */
export async function give(
  page: Page,
  command: string,
  fill: (form: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  const form = await openForm(page, command)
  await fill(form)
  await confirmButton(form, command).click()
  await form.waitFor({ state: 'hidden' })
}

const openList = (form: Locator) =>
  form.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')

/** Goes down the open list of a field to the option with these words, and takes it. */
async function take(form: Locator, box: Locator, option: string): Promise<void> {
  const list = openList(form)
  await list.locator('[title]', { hasText: option }).first().waitFor({ state: 'attached' })
  const reached = list.locator('.ant-select-item-option-active', { hasText: option })
  while ((await reached.count()) === 0) await box.press('ArrowDown')
  await box.press('Enter')
}

/** Chooses from a field with a list, by keys. */
export async function choose(form: Locator, field: string, option: string): Promise<void> {
  const box = form.getByRole('combobox', { name: field })
  await box.press('ArrowDown')
  await take(form, box, option)
}

/** Types into a field of units, which searches as one types, and takes what it finds: all by keys. */
export async function pick(form: Locator, field: string, typed: string): Promise<void> {
  const box = form.getByRole('combobox', { name: field })
  await box.fill(typed)
  await take(form, box, typed)
}

/** Types into a field of regions, and takes what it finds from the tree. */
export async function pickRegion(form: Locator, field: string, typed: string): Promise<void> {
  await form.getByRole('combobox', { name: field }).fill(typed)
  await openList(form).locator('[title]', { hasText: typed }).first().click()
}

/** What a person may not do now, unfolded: the button and, with it, the reason. */
export async function refusedButton(page: Page, command: string): Promise<Locator> {
  const panel = page.getByRole('region', { name: '我能做什么' })
  if (!(await panel.getByRole('group').evaluate((group) => group.hasAttribute('open'))))
    await panel.getByText('暂不能做').click()
  return panel.getByRole('button', { name: new RegExp(`^${command}`) })
}
