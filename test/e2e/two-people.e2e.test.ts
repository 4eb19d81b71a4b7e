import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { Api } from './api.ts'
import { confirmButton, openForm, queueLink, rowOf } from './console.ts'
import { openDesk } from './desk.ts'
import { asFile, nightPhoto } from './photo.ts'
import { readSlip } from './portal.ts'
import { step } from './step.ts'

const desk = openDesk({ maps: false })
const district = 'fenpai-suzhou'
const city = 'fenpai-jiuquan'

let signedIn: Promise<Page> | undefined
/** The dispatcher of the city, at his desk all the while. */
function cityClerk(): Promise<Page> {
  signedIn ??= desk.staff(city)
  return signedIn
}

/** A matter that both dispatchers see, its page open before the one of the city. */
async function sharedCase(api: Api, words: string): Promise<{ clerk: Page; caseId: string }> {
  const { caseId } = await api.report({ words, regionCode: storyGrid, categoryCode: '0407' })
  const clerk = await cityClerk()
  await clerk.goto(`${desk.url}/console/cases/${caseId}`)
  return { clerk, caseId }
}

/** Every request that would register something, as the page sends it. */
function posted(page: Page, path: string | RegExp): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const meant = typeof path === 'string' ? pathname === path : path.test(pathname)
    if (request.method() === 'POST' && meant) seen.push(request.postData() ?? '')
  })
  return seen
}

/** How many cases came of these words, as the dispatcher of the city sees his queue. */
async function casesOf(words: string, caseCode: string): Promise<number> {
  const dispatcher = await cityClerk()
  await dispatcher.getByRole('link', { name: '待办', exact: true }).click()
  // The newest stand on top: a long list draws only what is in sight.
  await queueLink(dispatcher, '最近收到').click()
  await rowOf(dispatcher, caseCode).waitFor()
  return dispatcher.getByRole('row').filter({ hasText: words }).count()
}

const choose = async (form: Locator, field: string) => {
  await form.getByRole('combobox', { name: field }).click()
  await form
    .page()
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .first()
    .click()
}

test('who comes second is told what the first did, and keeps every word', async () => {
  const api = new Api(desk.url)
  const ground = '属人民法院受案范围，已向诉求人说明起诉途径'
  try {
    const { clerk, caseId } = await sharedCase(api, '楼上装修从早到晚敲墙，孩子没法写作业。')
    const form = await step('the second begins to write', async () => {
      const opened = await openForm(clerk, '转法定途径')
      await choose(opened, '口径')
      await opened.getByLabel('接收机关').fill('肃州区人民法院')
      await opened.getByLabel('理由').fill(ground)
      return opened
    })

    await step('the first accepts: the open page beneath says so by itself', async () => {
      await api.give(district, caseId, 'accept', {})
      await clerk.getByRole('article').getByText('已受理').first().waitFor()
    })

    await step('the second is told in words, with the state it has now', async () => {
      await confirmButton(form, '转法定途径').click()
      const notice = form.getByRole('alert').filter({ hasText: '已被更新' })
      await notice.waitFor()
      const told = await notice.textContent()
      expect(told).toContain('已登记')
      expect(told).toContain('已受理')
      expect(told).toContain('您填写的内容已保留')
      expect(await form.getByLabel('接收机关').inputValue()).toBe('肃州区人民法院')
      expect(await form.getByLabel('理由').inputValue()).toBe(ground)
    })

    await step('it still fits: sent again as it stands, it is done', async () => {
      await confirmButton(form, '转法定途径').click()
      await form.waitFor({ state: 'hidden' })
      const { state, timeline } = await api.view(district, caseId)
      expect(state).toBe('REFERRED')
      expect(timeline.filter(({ command }) => command === 'refer')).toHaveLength(1)
    })
  } finally {
    api.close()
  }
})

test('what the first only wrote down is kept, and the second is done at once', async () => {
  const api = new Api(desk.url)
  try {
    const { clerk, caseId } = await sharedCase(api, '小区门口的早点摊每天五点就放喇叭。')
    const form = await openForm(clerk, '受理')
    await api.give(district, caseId, 'comment', { note: '同楼还有两户反映' })
    await confirmButton(form, '受理').click()
    await clerk.getByText(/已受理；其间.*记事，一并保留/).waitFor()
    await form.waitFor({ state: 'hidden' })
    const { state, timeline } = await api.view(district, caseId)
    expect(state).toBe('ACCEPTED')
    const given = timeline.map(({ command }) => command)
    expect(given.filter((command) => command === 'comment' || command === 'accept')).toEqual([
      'comment',
      'accept',
    ])
  } finally {
    api.close()
  }
})

test('who comes too late is told why it is no longer possible, and keeps every word', async () => {
  const api = new Api(desk.url)
  const ground = '诉求人未提供可核实的地点，已电话告知补充'
  try {
    const { clerk, caseId } = await sharedCase(api, '不知道哪家店的排风扇一直嗡嗡响。')
    const form = await openForm(clerk, '不予受理')
    await choose(form, '口径')
    await form.getByLabel('理由').fill(ground)
    await api.give(district, caseId, 'accept', {})
    await confirmButton(form, '不予受理').click()
    const notice = form.getByRole('alert').filter({ hasText: '已被更新' })
    await notice.getByText('现在不能再“不予受理”').waitFor()
    expect(await confirmButton(form, '不予受理').isDisabled()).toBe(true)
    expect(await form.getByLabel('理由').inputValue()).toBe(ground)
    expect((await api.view(district, caseId)).state).toBe('ACCEPTED')
  } finally {
    api.close()
  }
})

test('a double click gives one command', async () => {
  const api = new Api(desk.url)
  try {
    const { clerk, caseId } = await sharedCase(api, '小区广场舞音响太大，晚上十点还在放。')
    const sent = posted(clerk, /\/acceptances$/)
    // The answer tarries, so that the second click comes while the first is under way.
    const held = Promise.withResolvers<void>()
    await clerk.route('**/acceptances', async (route) => {
      await held.promise
      await route.continue()
    })
    const form = await openForm(clerk, '受理')
    await confirmButton(form, '受理').dblclick()
    await expect.poll(() => sent.length).toBe(1)
    held.resolve()
    await form.waitFor({ state: 'hidden' })
    const { timeline } = await api.view(district, caseId)
    expect(timeline.filter(({ command }) => command === 'accept')).toHaveLength(1)
    expect(sent).toHaveLength(1)
  } finally {
    api.close()
  }
})

test('a double click and a lost answer make one case', async () => {
  const words = '育才路口的井盖松了，车一压就响，怕有人掉下去。'
  const resident = await desk.page({ phone: true })
  const sent = posted(resident, '/api/portal/reports')
  await resident.route('**/api/portal/reports', async (route) => {
    if (sent.length > 1) return route.continue()
    // It arrives, but the answer is lost on its way back: the page cannot know.
    await route.fetch()
    return route.abort('connectionreset')
  })
  await resident.goto(`${desk.url}/report`)
  await resident.getByLabel('请说说是什么事').fill(words)
  await resident.getByRole('button', { name: '提交', exact: true }).dblclick()
  const { caseCode } = await readSlip(resident)
  // One press, and one repetition of the very same.
  expect(sent).toHaveLength(2)
  expect(sent[1]).toBe(sent[0])
  expect(await casesOf(words.slice(0, 12), caseCode)).toBe(1)
})

test('without a network it is said, kept, and sent once when the network is back', async () => {
  const words = '巷子里的路灯全灭了，下夜班的人只能摸黑走。'
  const resident = await desk.page({ phone: true })
  const sent = posted(resident, '/api/portal/reports')
  await resident.goto(`${desk.url}/report`)
  await resident.getByLabel('请说说是什么事').fill(words.slice(0, 10))

  await step('the network goes: the page says so, and she writes on', async () => {
    await resident.context().setOffline(true)
    await resident.getByText('现在没有网络').first().waitFor()
    await resident.getByLabel('请说说是什么事').fill(words)
    await resident.getByLabel('电话', { exact: true }).fill('13909375566')
    await resident.getByLabel('拍照或选照片').setInputFiles(asFile(await nightPhoto('小巷')))
    await resident.getByRole('img', { name: '第 1 张照片' }).waitFor()
  })

  await step('sent without a network, it waits, whole', async () => {
    await resident.getByRole('button', { name: '提交', exact: true }).click()
    await resident.getByText('连上后自动提交').waitFor()
    expect(await resident.getByLabel('请说说是什么事').inputValue()).toBe(words)
  })

  await step('elsewhere on the portal it is not forgotten', async () => {
    await resident.getByRole('banner').getByRole('link', { name: '格中' }).click()
    await resident.getByRole('heading', { name: '身边的事，说给我们听' }).waitFor()
    await resident.getByRole('link', { name: '有一件还没送出' }).click()
    expect(await resident.getByLabel('请说说是什么事').inputValue()).toBe(words)
    await resident.getByText('连上后自动提交').waitFor()
    expect(sent).toHaveLength(0)
  })

  await step('the network is back: it goes by itself, once, with the photo', async () => {
    await resident.context().setOffline(false)
    const { caseCode } = await readSlip(resident)
    expect(sent).toHaveLength(1)
    expect(JSON.parse(sent[0] ?? '{}').attachmentIds).toHaveLength(1)
    expect(await casesOf(words.slice(0, 12), caseCode)).toBe(1)
    expect(await resident.getByText('有一件还没送出').count()).toBe(0)
  })
})
