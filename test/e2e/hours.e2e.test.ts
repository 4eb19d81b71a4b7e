import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import type { PushMessage } from '#contract/push.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { Api } from './api.ts'
import { openDesk } from './desk.ts'
import { signInOnPhone, tab } from './phone.ts'
import { deliver, shown, tapFirst, withPushService } from './push-service.ts'
import { step } from './step.ts'

// One's own hours, switched without a network, and what a colleague hears of them; then a phone that
// is let ring, and what its push service brings.

const desk = openDesk({ maps: false })
const api = new Api(desk.url)
afterAll(() => api.close())

const part = (page: Page, name: string) => page.getByRole('region', { name })
const inStep = (page: Page) =>
  page.getByText('已同步', { exact: true }).waitFor({ timeout: 60_000 })

test('hours are switched without a network; a colleague then hears on or off duty and nothing more', async () => {
  const page = await desk.page({ phone: true, width: 360 })
  await signInOnPhone(page, desk.url, 'wanggeyuan')
  await tab(page, '更多')
  const hours = part(page, '我的值守时间')
  await hours.getByText('按工作日 08:30–18:00').waitFor()
  const wasOn = await hours.getByText('现在：在岗').isVisible()
  const [before, after] = wasOn ? ['现在：在岗', '下班'] : ['现在：下班', '在岗']
  await hours.getByText(before).waitFor()

  await step('the switch holds at once, is to be sent, and outlives a reload', async () => {
    await page.context().setOffline(true)
    await hours.getByRole('button', { name: wasOn ? '现在下班' : '现在上岗' }).click()
    await hours.getByRole('button', { name: '2 小时' }).click()
    await hours.getByText(`现在：${after}`).waitFor()
    await page.reload()
    await hours.getByText(`现在：${after}`).waitFor()
    await hours.getByText('待发送').waitFor()
  })

  await step('own hours are added to it', async () => {
    await hours.getByRole('button', { name: '修改每周时间' }).click()
    await hours.getByLabel('自己定').check()
    for (const day of ['周二', '周三', '周四', '周五'])
      await hours.getByLabel(day, { exact: true }).uncheck()
    await hours.getByLabel('周一开始').fill('22:00')
    await hours.getByLabel('周一结束').fill('06:10')
    await hours.getByRole('button', { name: '存好' }).click()
    await hours.getByText('周一 22:00–次日06:10').waitFor()
    await hours.getByText(`现在：${after}`).waitFor()
  })

  await step('with the network a colleague on the grid hears it, without the hours', async () => {
    await page.context().setOffline(false)
    await inStep(page)
    await hours.getByText('待发送').waitFor({ state: 'detached' })
    const other = await desk.page({ phone: true, width: 360 })
    const synced = other.waitForResponse((answer) => answer.url().endsWith('/api/field/sync'))
    await signInOnPhone(other, desk.url, 'wanggeyuan2')
    // The whole answer is full of times of day.
    const { sections } = await (await synced).json()
    expect(sections.people.data.length).toBeGreaterThan(1)
    expect(JSON.stringify([sections.people, sections.hours])).not.toContain('06:10')
    await other.goto(`${desk.url}/field/g/${storyGrid}`)
    const people = other.getByRole('region', { name: '这里的同事' })
    const name = await page.evaluate(async () => {
      const session = await (await fetch('/api/session')).json()
      return String(session.person.name)
    })
    await people.getByRole('listitem').filter({ hasText: name }).getByText(after).waitFor()
  })

  await step('back to the hours', async () => {
    await hours.getByRole('button', { name: '回到时间表' }).click()
    await hours.getByRole('button', { name: /现在(下班|上岗)/ }).waitFor()
    await inStep(page)
  })
})

test('a phone that is let ring shows what comes and opens the matter; signed out it is silent', async () => {
  const words = '单元门禁坏了，夜里关不上'
  const report = { words, regionCode: storyGrid, categoryCode: '0408' }
  const { caseId, caseCode } = await api.report(report)
  const page = await desk.page({ phone: true, width: 360 })
  await page.context().grantPermissions(['notifications'], { origin: desk.url })
  await withPushService(page)
  await signInOnPhone(page, desk.url, 'wanggeyuan')
  await tab(page, '更多')
  const calls = part(page, '紧急提醒')

  await step('where the push service is not reached it says so', async () => {
    await calls.getByText('这台手机不会响').waitFor()
    await page.evaluate(() => Object.assign(globalThis, { pushServiceIsAway: true }))
    await calls.getByRole('button', { name: '打开提醒' }).click()
    await calls.getByText('连不上推送服务').waitFor()
    await page.evaluate(() => Object.assign(globalThis, { pushServiceIsAway: false }))
  })

  await step('let ring, the server knows where', async () => {
    const told = page.waitForResponse((answer) => answer.url().endsWith('/api/field/push'))
    await calls.getByRole('button', { name: '打开提醒' }).click()
    expect((await told).status()).toBe(204)
    await calls.getByText('这台手机会响').waitFor()
  })

  await step('what the push service brings is shown: code, place and no more', async () => {
    const message: PushMessage = {
      caseId,
      caseCode,
      kind: 'WHISTLE',
      urgent: true,
      place: { zh: '天怡家园网格', en: 'Tianyi Jiayuan' },
      language: 'zh',
    }
    await deliver(page, desk.url, JSON.stringify(message))
    await expect
      .poll(() => shown(page))
      .toEqual([{ title: '紧急 · 吹哨，请报到', body: `天怡家园网格 · ${caseCode}` }])
    // Another of the same matter takes its place.
    await deliver(page, desk.url, JSON.stringify({ ...message, kind: 'URGED' }))
    await expect
      .poll(() => shown(page))
      .toEqual([{ title: '紧急 · 催办', body: `天怡家园网格 · ${caseCode}` }])
  })

  await step('a tap on it opens the matter in the app that is open', async () => {
    await tapFirst(page)
    await page.waitForURL(`**/field/cases/${caseId}`)
    await page.getByText(words).first().waitFor()
    expect(await shown(page)).toEqual([])
  })

  await step('signed out, the browser gives its subscription back', async () => {
    await tab(page, '更多')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '清除并退出' }).click()
    await expect
      .poll(() => page.evaluate(() => Reflect.get(globalThis, 'pushSubscribed')))
      .toBe(false)
  })
})
