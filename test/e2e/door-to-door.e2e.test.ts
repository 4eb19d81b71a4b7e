import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { InformDetail } from '#contract/informs.ts'
import { farGrid } from '#server/town/seed/demo-accounts.ts'
import { Api } from './api.ts'
import { openDesk } from './desk.ts'
import { signInOnPhone, tab } from './phone.ts'
import { step } from './step.ts'

// A stairwell without a network: doors are added, knocked at, told that the heating stops. One home
// agrees, sets a code and has something filed for it; later the resident looks it up and takes it back.

const desk = openDesk({ maps: false })
const stairs = '南渠小区 3号楼 2单元'

const door = (page: Page, name: string, role: 'link' | 'button') =>
  page.getByRole('main').getByRole(role, { name: new RegExp(`^${name}`) })
async function more(page: Page, name: string) {
  await tab(page, '更多')
  await page.getByRole('main').getByRole('link', { name }).click()
}
const sent = (page: Page) => page.getByText('已同步', { exact: true }).waitFor({ timeout: 60_000 })

test('a stairwell without a network: knocked at, told, helped; the resident sees it and takes it back', async () => {
  const leader = await new Api(desk.url).as('wanggezhang-huahai')
  const made = await leader.send('POST', '/api/informs', {
    clientKey: randomUUID(),
    regionCode: farGrid.slice(0, 12),
    kind: 'HEATING',
    title: '明天检修停暖',
    words: '明天 8 点到 18 点检修停暖。',
    urgent: true,
    until: new Date(Date.now() + 2 * 86_400_000).toISOString(),
  })
  expect(made.status).toBe(200)
  const { inform } = JSON.parse(made.body) as InformDetail
  const page = await desk.page({ phone: true, width: 360 })

  await step('the phone has what is to be told; then the network is gone', async () => {
    await signInOnPhone(page, desk.url, 'wanggeyuan-huahai')
    await page.getByRole('link', { name: '明天检修停暖' }).waitFor()
    await page.context().setOffline(true)
  })

  await step('doors are added, a stairwell at once', async () => {
    await more(page, '入户')
    await page.getByLabel('小区或村组').fill('南渠小区')
    await page.getByLabel('楼栋').fill('3号楼')
    await page.getByLabel('单元').fill('2单元')
    await page.getByLabel('门牌号').fill('3-1')
    await page.getByRole('button', { name: '加上' }).click()
    await page.getByRole('alert').getByText('看不懂门牌号').waitFor()
    await page.getByLabel('门牌号').fill('101-102 201')
    await page.getByRole('button', { name: '加上' }).click()
    await page.getByText('已加 3 户').waitFor()
  })

  await step('nobody there: taken back once, then kept; the next door says no', async () => {
    await door(page, '101', 'link').click()
    await page.getByRole('button', { name: '家中无人' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销').waitFor()
    await page.getByRole('button', { name: '家中无人' }).click()
    await page.getByRole('button', { name: `下一户：${stairs} 102` }).click()
    await page.getByRole('button', { name: '谢绝走访' }).click()
    await page.getByRole('button', { name: `下一户：${stairs} 201` }).click()
  })

  let receipt = ''
  await step('a yes: told first, asked, helped, confirmed by a code', async () => {
    await page.getByText('随时可以凭回执撤回').waitFor()
    await page.getByRole('button', { name: '同意走访' }).click()
    await page.getByLabel('客厅多少度').fill('16')
    await page.getByRole('button', { name: '代办一项服务' }).click()
    await page.getByRole('button', { name: '存好' }).click()
    await page.getByText('请写清要帮的是什么事').waitFor()
    await page.getByText('请让住户签名或设口令').waitFor()
    await page.getByLabel('具体什么事').fill('给家里老人办高龄津贴')
    // The browser closes the page behind a telephone call: what was written is there again.
    await page.waitForTimeout(500)
    await page.reload()
    await page.getByText('具体什么事').waitFor()
    expect(await page.getByLabel('客厅多少度').inputValue()).toBe('16')
    expect(await page.getByLabel('具体什么事').inputValue()).toBe('给家里老人办高龄津贴')
    await page.getByText('本人设的口令').click()
    await page.getByLabel('住户自己设').fill('4711')
    await page.getByRole('button', { name: '存好' }).click()
    receipt = (await page.getByText(/^RH-/).textContent()) ?? ''
    expect(receipt).toMatch(/^RH(-[0-9A-Z]{4}){3}$/)
  })

  await step('told door by door; a mistaken tap is taken back', async () => {
    await more(page, '敲门告知')
    await page.getByRole('link', { name: '明天检修停暖' }).click()
    await door(page, '101', 'button').click()
    await door(page, '102', 'button').click()
    await door(page, '102', 'button').click()
    await page.getByText('已告知 1 / 3 户').waitFor()
    await page.reload()
    await page.getByText('已告知 1 / 3 户').waitFor()
  })

  await step('with the network everything is there once', async () => {
    await page.context().setOffline(false)
    await sent(page)
    const detail = await leader.send('GET', `/api/informs/${inform.id}`)
    expect((JSON.parse(detail.body) as InformDetail).inform.sum).toMatchObject({
      homes: 3,
      told: 1,
    })
    const coverage = await leader.send('GET', '/api/home-visits/coverage?form=HEATING')
    expect(JSON.parse(coverage.body).total).toEqual({
      homes: 3,
      agreed: 1,
      declined: 1,
      absent: 1,
      vacant: 0,
      helped: 1,
    })
  })

  await step('the resident sees what was noted, and takes it back', async () => {
    const home = await desk.page({ phone: true, width: 360 })
    await home.goto(`${desk.url}/visits/${receipt}`)
    await home.getByLabel('口令').fill('4711')
    await home.getByRole('button', { name: '查看' }).click()
    await home.getByText('16 ℃').waitFor()
    await home.getByText(`${stairs} 201`).waitFor()
    await home.getByRole('button', { name: '撤回同意并删除' }).click()
    await home.getByRole('button', { name: '确定删除' }).click()
    await home.getByText('已删除').waitFor()
    expect(await home.getByText('16 ℃').count()).toBe(0)
  })
})
