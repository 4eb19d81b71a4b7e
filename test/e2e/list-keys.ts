import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { confirmButton } from './console.ts'
import { hasFocus } from './keys.ts'

/** Two browsers and a server share the machine: a second is no measure. */
const patience = { timeout: 20_000 }

export const until = (holds: () => Promise<boolean>) => expect.poll(holds, patience).toBe(true)

/** The row that the keys are about. */
const here = (page: Page): Locator => page.locator('tr[data-active=true]')

/** Its case code; undefined where nothing is left in the list. */
export async function codeHere(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () => document.querySelector('tr[data-active=true] .cell-code')?.textContent ?? undefined,
  )
}

/** One row on by j or back by k; at the end of the list it stays. The first key only shows where one stands. */
async function move(page: Page, key: 'j' | 'k'): Promise<number> {
  await page.keyboard.press(key)
  const stands = () =>
    page.evaluate(() => {
      const row = document.activeElement?.closest('tr[data-active=true]')
      return Number(row?.getAttribute('aria-rowindex') ?? Number.NaN)
    })
  await until(async () => !Number.isNaN(await stands()))
  return stands()
}

/** To the matter of this title, by j and, where it was not below, by k; the pane beside follows. */
export async function walkTo(page: Page, title: string): Promise<void> {
  const there = here(page).getByRole('link', { name: title, exact: true })
  for (const key of ['j', 'k'] as const) {
    for (let before = -1; ; ) {
      if ((await there.count()) > 0) {
        await page.getByRole('complementary').getByRole('heading', { name: title }).waitFor()
        return
      }
      const now = await move(page, key)
      if (now === before) break
      before = now
    }
  }
  throw new Error(`“${title}” is not in the list`)
}

export async function walkToEnd(page: Page): Promise<void> {
  for (let before = -1, now = 0; now !== before; ) {
    before = now
    now = await move(page, 'j')
  }
}

/** The form that a key opens, once the keyboard is in it. */
export async function openByKey(page: Page, key: string, command: string): Promise<Locator> {
  await page.keyboard.press(key)
  const form = page.getByRole('dialog', { name: command })
  await form.waitFor()
  await until(() => form.evaluate((it) => it.contains(document.activeElement)))
  return form
}

/** Key, form, confirmed from the keyboard: by Enter where nothing is to be filled in. */
export async function giveByKey(
  page: Page,
  key: string,
  command: string,
  fill?: (form: Locator) => Promise<void>,
): Promise<void> {
  const form = await openByKey(page, key, command)
  if (fill) {
    await fill(form)
    await page.keyboard.press('Control+Enter')
  } else {
    await until(() => hasFocus(confirmButton(form, command)))
    await page.keyboard.press('Enter')
  }
  await form.waitFor({ state: 'hidden' })
}

/** That the matter has left the list, and the next stands in its place. */
export async function gone(page: Page, title: string): Promise<void> {
  await page.getByRole('row').getByRole('link', { name: title, exact: true }).waitFor({
    state: 'detached',
  })
}

/**
 * Works a list off as it is proposed, each by its key and Enter, until nothing is left in it. What a
 * colleague was faster with is passed over.
 * @param choose what is left to say where a proposal does not say everything
 * @returns how many were done here
 */
export async function workOff(
  page: Page,
  key: string,
  command: string,
  choose?: (form: Locator) => Promise<void>,
): Promise<number> {
  const form = page.getByRole('dialog', { name: command })
  const told = form.getByRole('alert').filter({ hasText: '已被更新' })
  const nothingLeft = page.getByText(/^(没有符合条件的事项|这个队列没有事项)$/)
  for (let done = 0; ; ) {
    await here(page).or(nothingLeft).first().waitFor()
    const code = await codeHere(page)
    if (code === undefined) return done
    const moved = async () => (await codeHere(page)) !== code
    await page.keyboard.press(key)
    await until(async () => (await form.isVisible()) || moved())
    if (await form.isVisible()) {
      if (choose) await choose(form)
      await until(() => hasFocus(confirmButton(form, command)))
      await page.keyboard.press('Enter')
      await until(async () => !(await form.isVisible()) || told.isVisible())
      if (await form.isVisible()) {
        await page.keyboard.press('Escape')
        await form.waitFor({ state: 'hidden' })
        // It may stand where it stood: sent out and taken back by the colleague.
        continue
      }
      done += 1
    }
    await until(moved)
  }
}
