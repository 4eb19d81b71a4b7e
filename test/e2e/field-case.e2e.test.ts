import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Receipt } from '#contract/reports.ts'
import { farGrid } from '#server/town/seed/demo-accounts.ts'
import { Api } from './api.ts'
import { openDesk } from './desk.ts'
import { keep, signInOnPhone, tab } from './phone.ts'
import { nightPhoto } from './photo.ts'
import { step } from './step.ts'

// A matter in the hand of a grid worker: she sees that it is new and how it looks, rings the reporter
// for a purpose, writes the call down with a standard text, and the reporter sees who opened the number.

const desk = openDesk({ maps: false })
const purpose = '先行联系，了解情况'

let api: Api
let matter: Receipt
beforeAll(async () => {
  api = new Api(desk.url)
  matter = await api.report({
    words: '渠边护栏倒了两根。',
    regionCode: farGrid,
    categoryCode: '0408',
    reporter: { name: '李秀兰', phone: '13909371234' },
    ...(await api.photo(await nightPhoto('护栏'))),
  })
  const { caseId } = matter
  await api.give('fenpai-yumen', caseId, 'accept', {})
  await api.give('fenpai-yumen', caseId, 'delegate', { regionCode: farGrid.slice(0, 9) })
  await api.give('fenpai-yumen', caseId, 'delegate', { regionCode: farGrid.slice(0, 12) })
  await api.give('wanggezhang-huahai', caseId, 'dispatch', { leadUnit: `G-${farGrid}` })
})
afterAll(() => api.close())

const card = (page: Page) => page.getByRole('link', { name: '渠边护栏倒了两根' })

/** The dialler of a telephone is not ours to open. */
const dialNobody = (page: Page) =>
  page.evaluate(() =>
    document.addEventListener('click', (click) => {
      if (click.target instanceof Element && click.target.closest('a[href^="tel:"]'))
        click.preventDefault()
    }),
  )

test('new, seen, rung up for a purpose that the reporter reads, and written down', async () => {
  const page = await desk.page({ phone: true, width: 360 })
  await signInOnPhone(page, desk.url, 'wanggeyuan-huahai')

  await step(
    'it is marked as new until it is opened; its photo is seen small and large',
    async () => {
      await card(page).getByText('新', { exact: true }).waitFor()
      await card(page).click()
      await page.getByRole('button', { name: '反映时 1' }).locator('img').waitFor()
      await page.getByRole('button', { name: '反映时 1' }).click()
      await page.getByRole('dialog').getByRole('img', { name: '反映时 1' }).waitFor()
      await page.getByRole('dialog').getByRole('button', { name: '关上' }).click()
      await tab(page, '今日')
      await card(page).waitFor()
      expect(await card(page).getByText('新', { exact: true }).count()).toBe(0)
      await card(page).click()
      await keep(page, '签收')
      // Who has signed may ring.
      await page.getByRole('button', { name: '给反映人打电话' }).waitFor()
    },
  )

  await step(
    'without a network neither the photo nor the number is there, and it is said',
    async () => {
      await page.context().setOffline(true)
      await page.getByText('不在手机里，联网可看').waitFor()
      await page.getByRole('button', { name: '给反映人打电话' }).click()
      await page.getByText('现在没有网络').waitFor()
      expect(await page.getByRole('button', { name: purpose }).isDisabled()).toBe(true)
      await page.context().setOffline(false)
    },
  )

  await step('the number is opened for a purpose, and the call is written down', async () => {
    await dialNobody(page)
    await page.getByRole('button', { name: purpose }).click()
    await page.getByRole('link', { name: '李秀兰 13909371234' }).click()
    await page.getByRole('button', { name: '联系上了，记下来' }).click()
    const sheet = page.getByRole('dialog', { name: '先行联系' })
    expect(await sheet.getByLabel('联系上了', { exact: true }).isChecked()).toBe(true)
    await sheet.getByRole('button', { name: '已联系，约定现场查看' }).click()
    const said = sheet.getByLabel('说了什么')
    expect((await said.inputValue()).length).toBeGreaterThan(5)
    await sheet.getByRole('button', { name: '存好并发送' }).click()
    await sheet.waitFor({ state: 'detached' })
    await page.getByText(/^经过（\d+）$/).click()
    await page.getByRole('listitem').filter({ hasText: '先行联系' }).waitFor()
  })

  await step('the reporter reads who opened her number, and what for', async () => {
    const { timeline, looks } = await api.view('wanggeyuan-huahai', matter.caseId)
    expect(timeline.at(-1)).toMatchObject({ command: 'contact', data: { reached: true } })
    expect(looks).toMatchObject([{ purpose }])
    const portal = await desk.page()
    await portal.goto(`${desk.url}/progress/${matter.caseCode}`)
    await portal.getByLabel(/查询码/).fill(matter.queryCode ?? '')
    await portal.getByRole('button', { name: '确认' }).click()
    await portal.getByText(purpose).waitFor()
  })
})

test('behind the sign of a grid its points are checked off with a tap each, and colleagues are rung', async () => {
  const page = await desk.page({ phone: true, width: 360 })
  await signInOnPhone(page, desk.url, 'wanggeyuan-huahai')
  await tab(page, '巡查')
  await page.getByRole('heading', { level: 3 }).first().waitFor()
  await page.context().setOffline(true)
  await page.goto(`${desk.url}/field/g/${farGrid}`)
  const points = page.getByRole('region', { name: '这里要查的点' }).getByRole('listitem')
  await points.first().waitFor()
  const before = await points.count()
  await points
    .first()
    .getByRole('button', { name: /^无异常/ })
    .click()
  await page.getByRole('button', { name: '撤销' }).waitFor()
  expect(await points.count()).toBe(before - 1)
  expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0)
  await page.context().setOffline(false)
})
