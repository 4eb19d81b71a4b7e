import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CasePage, SessionView } from '#contract/api.ts'
import { farGrid } from '#server/town/seed/demo-accounts.ts'
import { removeFolder, type Stand, startStand, temporaryFolder } from '#test/bench/stand.ts'
import { Api } from './api.ts'
import { openDesk } from './desk.ts'
import { badLine, keep, report, signInOnPhone, tab } from './phone.ts'
import { step } from './step.ts'

// A day in 花海镇 without a network: twenty things done on the phone. Then a bad evening line, on
// which one request of three fails, half of those after the server has committed; and the server is
// killed in the middle. In the end everything is there, once.

const desk = openDesk({ maps: false })
const dispatcher = 'fenpai-yumen'
const worker = 'wanggeyuan-huahai'

let stand: Stand
let api: Api
let dataDir: string
beforeAll(async () => {
  dataDir = await temporaryFolder()
  // Its own server, for it is killed.
  stand = await startStand({ dataDir })
  api = new Api(stand.url)
})
afterAll(async () => {
  api.close()
  await stand.stop()
  await removeFolder(dataDir)
})

const tasks = ['渠边护栏松动', '村口路灯不亮', '巷道堆放柴草', '井盖移位']

async function dispatched(words: string): Promise<string> {
  const { caseId } = await api.report({ words, regionCode: farGrid, categoryCode: '0408' })
  await api.give(dispatcher, caseId, 'accept', {})
  await api.give(dispatcher, caseId, 'delegate', { regionCode: farGrid.slice(0, 9) })
  await api.give(dispatcher, caseId, 'delegate', { regionCode: farGrid.slice(0, 12) })
  await api.give('wanggezhang-huahai', caseId, 'dispatch', { leadUnit: `G-${farGrid}` })
  return caseId
}

async function settleMatter(page: Page, words: string): Promise<void> {
  await tab(page, '今日')
  await page.getByRole('link', { name: words }).first().click()
  await page.getByRole('heading', { name: words }).waitFor()
  await keep(page, '签收')
  await keep(page, '先行联系', async (sheet) => {
    await sheet.getByText('联系上了', { exact: true }).click()
    await sheet.getByLabel('说了什么').fill('马上过去看')
  })
  await keep(page, '办结', async (sheet) => {
    await sheet.getByText('已解决', { exact: true }).click()
    await sheet.getByLabel('给当事人的答复').fill('已当场处理好')
  })
  await page.getByText('待核查').first().waitFor()
}

async function again(...given: Parameters<typeof report>): Promise<void> {
  await report(...given)
  await given[0].getByRole('button', { name: '再登记一件' }).click()
}

async function killServer(): Promise<void> {
  const { port } = stand
  const gone = new Promise((resolve) => stand.process.once('exit', resolve))
  stand.process.kill('SIGKILL')
  await gone
  stand = await startStand({ dataDir, port })
}

const mine = async () => {
  const { posts } = await api.send<SessionView>(worker, 'GET', '/api/session')
  const { items } = await api.send<CasePage>(
    worker,
    'GET',
    `/api/cases?post=${posts[0]?.id}&queue=RECENT&region=${farGrid}&limit=100`,
  )
  return items
}

test('a day without a network, then a bad line and a killed server: every deed is there once', async () => {
  const ids = await Promise.all(tasks.map(dispatched))
  const page = await desk.page({ phone: true, width: 360 })
  const context = page.context()
  await step('in the morning, with a network: the tasks come to the phone', async () => {
    await signInOnPhone(page, stand.url, worker)
    await page.getByRole('link', { name: tasks[0] ?? '' }).waitFor()
  })

  await step('the network is gone; the app opens again from the phone alone', async () => {
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('link', { name: tasks[3] ?? '' }).waitFor()
    await page.getByText('离线').first().waitFor()
  })

  await step('twenty deeds', async () => {
    for (const words of tasks) await settleMatter(page, words)
    for (let n = 1; n <= 5; n += 1) await again(page, '当场办结', `犬已拴好 ${n}`)
    for (let n = 1; n <= 3; n += 1) await again(page, '上报中心', `流浪犬 ${n}`)
    await page.getByText('20 件待发送').waitFor()
  })

  await step('a reload loses none of them, and the server knows of none', async () => {
    await page.reload()
    await page.getByText('20 件待发送').waitFor()
    expect(await mine()).toHaveLength(tasks.length)
  })

  await step('a bad evening line, and the server is killed in the middle', async () => {
    const line = await badLine(context)
    await context.setOffline(false)
    await expect
      .poll(() => mine().then((items) => items.length), { timeout: 60_000 })
      .toBeGreaterThan(tasks.length)
    await killServer()
    await tab(page, '更多')
    await page.getByRole('main').getByRole('link', { name: '待发送' }).click()
    await expect
      .poll(
        async () => {
          const again = page.getByRole('button', { name: '现在发送' })
          if (await again.isEnabled({ timeout: 100 }).catch(() => false)) await again.click()
          return page.getByText('都发出去了').isVisible()
        },
        { timeout: 120_000, interval: 500 },
      )
      .toBe(true)
    expect([line.lost() > 0, line.after() > 0]).toEqual([true, true])
  })

  await step('every deed is there, and none twice', async () => {
    const items = await mine()
    expect(items).toHaveLength(tasks.length + 8)
    expect(items.filter(({ state }) => state === 'RESOLVED')).toHaveLength(tasks.length + 5)
    for (const id of ids) {
      const { timeline } = await api.view(dispatcher, id)
      expect(timeline.map(({ command }) => command)).toEqual([
        'submit',
        'accept',
        'delegate',
        'delegate',
        'dispatch',
        'sign',
        'contact',
        'resolve',
      ])
    }
    for (const item of items.filter(({ id }) => !ids.includes(id)))
      expect((await api.view(dispatcher, item.id)).attachments).toHaveLength(1)
  })
}, 300_000)
