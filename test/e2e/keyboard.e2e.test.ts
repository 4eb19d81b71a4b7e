import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { dashed } from './console.ts'
import { openDesk, type PageOptions } from './desk.ts'
import { focusedName, hasFocus, press, tab, tabTo, type } from './keys.ts'
import { readSlip } from './portal.ts'
import { makeSamples, type Samples } from './samples.ts'
import { step } from './step.ts'

const desk = openDesk({ maps: false })
let samples: Samples
beforeAll(async () => {
  samples = await makeSamples(desk.url)
})

/** Without transitions a look is what it is at once. */
async function open(path: string, options: PageOptions = {}): Promise<Page> {
  const page = await desk.page(options)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${desk.url}${path}`)
  return page
}

async function skip(page: Page): Promise<void> {
  const link = page.getByRole('link', { name: /^跳到/ })
  await link.waitFor({ state: 'attached' })
  await tab(page)
  expect(await hasFocus(link), await focusedName(page)).toBe(true)
  expect((await link.boundingBox())?.y).toBeGreaterThanOrEqual(0)
  await page.keyboard.press('Enter')
  expect(await hasFocus(page.getByRole('main'))).toBe(true)
}

test('a resident reports by the keyboard alone, from the home page to the progress', async () => {
  const page = await open('/')
  const main = page.getByRole('main')

  await step('the skip link leads past the head', async () => {
    await skip(page)
    await press(page, main.getByRole('link', { name: /我要反映/ }))
  })

  await step('nothing is sent without words, and the focus goes to what is missing', async () => {
    await page.getByRole('heading', { name: '我要反映' }).waitFor()
    expect(await hasFocus(main), await focusedName(page)).toBe(true)
    await press(page, page.getByRole('button', { name: '提交', exact: true }))
    await expect.poll(() => focusedName(page)).toContain('请')
    await page.getByLabel('请说说是什么事').waitFor()
  })

  await step('the words, the grid by its lists, the name', async () => {
    await type(page, page.getByLabel('请说说是什么事'), '单元门口的路灯不亮，老人晚上看不见台阶。')
    await press(page, page.getByRole('button', { name: '选我的村、社区和网格' }))
    for (const name of ['县（市、区）', '乡镇、街道']) {
      const list = page.getByLabel(name, { exact: true })
      await list.locator('option').nth(1).waitFor({ state: 'attached' })
      await tabTo(page, list)
      await page.keyboard.press('ArrowDown')
      expect(await list.inputValue()).not.toBe('')
    }
    await type(page, page.getByLabel('怎么称呼您'), '李秀兰')
    await type(page, page.getByLabel('电话', { exact: true }), '13909371234')
  })

  await step('sent, with a receipt, and on to the progress', async () => {
    await press(page, page.getByRole('button', { name: '提交', exact: true }))
    const { caseCode } = await readSlip(page)
    expect(await hasFocus(main), await focusedName(page)).toBe(true)
    await press(page, page.getByRole('link', { name: '现在看进度' }))
    await main.getByText(caseCode.replaceAll('-', ' ')).waitFor()
    await main.getByText('收到时间').waitFor()
  })
})

test('a dispatcher signs in, finds a matter and accepts it by the keyboard alone', async () => {
  const page = await open('/console/')
  const { caseCode } = samples.fresh
  const command = page.getByRole('button', { name: '受理', exact: true })
  const dialog = page.getByRole('dialog', { name: '受理' })

  await step('signs in', async () => {
    await type(page, page.getByRole('textbox', { name: '账号' }), 'fenpai-suzhou')
    await type(page, page.getByLabel('密码', { exact: true }), demoPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('row').nth(1).waitFor()
  })

  await step('skips to the list, goes to a queue and finds it by its code', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await skip(page)
    await press(page, page.getByRole('link', { name: /^待受理/ }))
    await page.getByRole('heading', { name: '待受理' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.insertText(dashed(caseCode))
    await page.keyboard.press('Enter')
    const row = page
      .getByRole('row')
      .filter({ hasText: dashed(caseCode) })
      .getByRole('link')
    await row.waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await press(page, row)
    await page.getByRole('region', { name: '我能做什么' }).waitFor()
  })

  await step('opens the form, Escape closes it, and the focus is back', async () => {
    await press(page, command)
    await dialog.waitFor()
    await expect.poll(() => isInside(page)).toBe(true)
    for (let stop = 0; stop < 12; stop++) {
      await tab(page)
      const name = await focusedName(page)
      // After the last field comes the browser's own bar, then the first field again.
      expect(name === 'nothing' || (await isInside(page)), `out of the form on ${name}`).toBe(true)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => hasFocus(command)).toBe(true)
  })

  await step('gives the command, and is not thrown out of the page', async () => {
    await page.keyboard.press('Enter')
    await press(page, dialog.getByRole('button', { name: '确认受理' }))
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '派单', exact: true }).waitFor()
    await expect.poll(() => focusedName(page)).not.toBe('nothing')
  })

  await step('reads by Tab why something may not be done now', async () => {
    const panel = page.getByRole('region', { name: '我能做什么' })
    await press(page, panel.getByText('暂不能做'))
    const refused = panel.locator('[aria-disabled=true]').first()
    await tabTo(page, refused)
    await page.getByRole('tooltip').first().waitFor()
  })

  await step('the menu of the person opens, and Escape gives the focus back', async () => {
    const menu = page.getByRole('button', { name: /^个人菜单/ })
    await press(page, menu)
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    await expect.poll(() => hasFocus(menu)).toBe(true)
  })
})

test('the forms of the administration and the asking for an identity give the focus back', async () => {
  const administrator = await desk.staff('guanliyuan')
  await administrator.goto(`${desk.url}/console/admin?tab=category`)
  await opensAndCloses(administrator, administrator.locator('td .text-button').first())
  const handler = await desk.staff('gongan-suzhou')
  await handler.goto(`${desk.url}/console/cases/${samples.open.caseId}`)
  await opensAndCloses(handler, handler.getByRole('button', { name: '查看完整身份' }))
})

async function opensAndCloses(page: Page, opener: Locator): Promise<void> {
  const dialog = page.getByRole('dialog')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await press(page, opener)
  await dialog.waitFor()
  await expect.poll(() => isInside(page)).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => hasFocus(opener)).toBe(true)
}

function isInside(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)
}
