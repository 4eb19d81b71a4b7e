import type { Page } from 'playwright-core'
import { type PageEntry, pages } from './pages.ts'

export type Seen = Pick<PageEntry, 'name' | 'login' | 'path' | 'settled'>

const dialog = (page: Page) => page.getByRole('dialog').first().waitFor()

/** The page of the table, and what a person then opens on it. */
function after(of: string, name: string, act: (page: Page) => Promise<unknown>): Seen {
  const page = pages.find((entry) => entry.name === of)
  if (!page) throw new Error(`no page ${of}`)
  return {
    ...page,
    name: `${of}, ${name}`,
    async settled(opened, samples) {
      await page.settled(opened, samples)
      await act(opened)
    },
  }
}

async function press(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
}

/** What opens on a page hides as many faults as the page itself: forms, lists, menus, faults. */
export const states: readonly Seen[] = [
  after('portal-report', 'with faults', async (page) => {
    await press(page, /^(提交|Send)$/)
    await page.locator('[aria-invalid=true]').first().waitFor()
  }),
  after('portal-report', 'with guesses and the lists of places', async (page) => {
    await page.locator('textarea').fill('楼下的烧烤店半夜油烟太大，还有人吵架，快来管一管。')
    await page.locator('.chip').first().waitFor()
    await press(page, /^(选我的村、社区和网格|Choose my village and grid)$/)
    await page.locator('select option').nth(8).waitFor({ state: 'attached' })
  }),
  after('portal-report', 'with the map', async (page) => {
    await press(page, /^(在地图上点|Point on a map)$/)
    for (const id of ['#map-region-6', '#map-region-9']) {
      await page.locator(`${id} option`).nth(1).waitFor({ state: 'attached' })
      await page.locator(id).selectOption({ index: 1 })
    }
    await page.locator('canvas').waitFor()
  }),
  after('portal-progress', 'adding something', async (page) => {
    await page.locator('.action[aria-disabled=false]').first().click()
    await page.locator('form').first().waitFor()
  }),
  after('console-case', 'what is not possible now', async (page) => {
    await page.getByText(/^(暂不能做|Not possible now)/).click()
    await page.locator('[aria-disabled=true]').first().focus()
    // One more where the mouse happens to stand on what was unfolded beneath it.
    await page.getByRole('tooltip').first().waitFor()
  }),
  after('console-worklist', 'the menu', async (page) => {
    await press(page, /^(个人菜单|Profile menu)/)
    await page.getByRole('menu').waitFor()
  }),
  after('console-case-handler', 'a form of choices', async (page) => {
    await press(page, /^(协同|Bring in)$/)
    await dialog(page)
    await page.getByRole('dialog').getByRole('combobox').first().fill('天怡')
    await page.locator('.ant-select-dropdown [title]').first().waitFor()
  }),
  after('console-case-handler', 'a form of rows, with faults', async (page) => {
    await press(page, /^(记录承诺|Record promise)$/)
    await dialog(page)
    await page.getByRole('dialog').locator('button[type=submit]').click()
    await page.locator('[aria-invalid=true]').first().waitFor()
  }),
  after('console-case-handler', 'the identity', async (page) => {
    await press(page, /^(查看完整身份|Open the identity)$/)
    await dialog(page)
  }),
  after('admin-category', 'an item and its versions', async (page) => {
    await page.locator('td .text-button').first().click()
    await dialog(page)
  }),
  after('admin-people', 'a new post', async (page) => {
    await press(page, /^(新增岗位|Add a post)$/)
    await dialog(page)
  }),
  after('admin-calendar', 'a notice', async (page) => {
    await press(page, /^(导入放假安排|Import a holiday notice)$/)
    await dialog(page)
  }),
]
