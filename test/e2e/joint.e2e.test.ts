import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { farGrid } from '#server/town/seed/demo-accounts.ts'
import { Api } from './api.ts'
import { openDesk, signIn } from './desk.ts'
import { signInOnPhone, tab } from './phone.ts'
import { step } from './step.ts'

// 警网融合: the grid worker of 花海镇 plans a visit without a network, police and judge come along by
// their own phones, each writes a part, all confirm, and the matter tells of it.

const desk = openDesk({ maps: false })
const api = new Api(desk.url)
afterAll(() => api.close())

const [worker, police, judge] = ['wanggeyuan-huahai', 'jingwang-huahai', 'faguan-huahai']
const words = '两户为渠水争执，夜里有人砸门'
const confirm = '我看过，确认这份记录'

async function matter(): Promise<string> {
  const { caseId } = await api.report({ words, regionCode: farGrid, categoryCode: '0408' })
  const [regionCode, village] = [farGrid.slice(0, 9), farGrid.slice(0, 12)]
  await api.give('fenpai-yumen', caseId, 'accept', {})
  await api.give('fenpai-yumen', caseId, 'delegate', { regionCode })
  await api.give('fenpai-yumen', caseId, 'delegate', { regionCode: village })
  await api.give('wanggezhang-huahai', caseId, 'dispatch', {
    leadUnit: `G-${farGrid}`,
    coUnits: [`CT-${farGrid.slice(0, 6)}`],
  })
  return caseId
}

/** Whatever waits here is sent, and what others did is known. */
async function inStep(page: Page): Promise<void> {
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText('已同步', { exact: true }).waitFor({ timeout: 60_000 })
}

async function write(page: Page, part: string): Promise<void> {
  await page.getByRole('textbox', { name: '我的部分' }).fill(part)
  await page.getByRole('button', { name: '存下我的部分' }).click()
  await page.getByText('已存在手机上').waitFor()
}

test('grid worker, police and judge make one record of a visit together', async () => {
  const caseId = await matter()
  const onPhone = async (login: string) => {
    const page = await desk.page({ phone: true, width: 360 })
    await signInOnPhone(page, desk.url, login)
    return page
  }
  const phone = await onPhone(worker)

  await step('planned from the matter, without a network', async () => {
    await phone.getByRole('link', { name: words }).first().click()
    await phone.context().setOffline(true)
    await phone.getByRole('button', { name: '约警官、法官一起去' }).click()
    const sheet = phone.getByRole('dialog', { name: '约一次联合走访' })
    await sheet.getByText('警务网格员').click()
    await sheet.getByText('网格法官').click()
    await sheet.getByLabel('在哪里碰头').fill('南渠村村委会')
    await sheet.getByRole('button', { name: '约好并发出邀请' }).click()
    await phone.getByText('在手机上，未发送').waitFor()
    await write(phone, '双方都到场，渠水按户轮流')
    await inStep(phone)
  })

  const [officer, magistrate] = [await onPhone(police), await onPhone(judge)]
  await step('the judge sees first what she is asked to, and no tab that is not hers', async () => {
    const card = magistrate.getByRole('main').getByRole('link', { name: words }).first()
    await card.getByText('请答复').waitFor()
    expect(
      await magistrate.getByRole('navigation').getByRole('link', { name: '巡查' }).count(),
    ).toBe(0)
    await tab(magistrate, '联合')
    await magistrate.getByRole('heading', { name: '等我办' }).waitFor()
  })

  await step('both come and write their parts, the officer without a network', async () => {
    for (const [page, part] of [
      [officer, '砸门者已训诫，未受伤'],
      [magistrate, '释明相邻用水的规定'],
    ] as const) {
      await page.getByRole('main').getByRole('link', { name: words }).first().click()
      if (page === officer) await page.context().setOffline(true)
      await page.getByRole('button', { name: '我参加' }).click()
      await write(page, part)
    }
    await inStep(officer)
    await inStep(magistrate)
  })

  await step('each confirms what all three wrote', async () => {
    for (const page of [officer, magistrate, phone]) {
      await inStep(page)
      await page.getByText('双方都到场').first().waitFor()
      await page.getByRole('button', { name: confirm }).click()
      await page.getByText('已确认').first().waitFor()
      await inStep(page)
    }
  })

  await step('the worker closes it, and the matter tells who was there', async () => {
    await phone.getByRole('button', { name: '办结这次走访' }).click()
    await phone.getByText('已完成').waitFor()
    await inStep(phone)
    const { timeline } = await api.view(worker, caseId)
    expect(String(timeline.at(-1)?.data.note)).toMatch(/网格员、警务网格员、网格法官共同到场/)
    const leader = await desk.page()
    await signIn(leader, desk.url, 'wanggezhang-huahai')
    await leader.goto(`${desk.url}/console/cases/${caseId}`)
    const panel = leader.getByRole('region', { name: '联合走访' })
    for (const part of ['双方都到场', '砸门者已训诫', '释明相邻用水'])
      await panel.getByText(part).waitFor()
    expect(await panel.getByText('已确认').count()).toBe(3)
  })
})
