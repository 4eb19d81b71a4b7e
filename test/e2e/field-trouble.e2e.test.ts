import { expect, test } from 'vitest'
import type { CasePage, CaseView, SessionView } from '#contract/api.ts'
import { demoPassword, storyGrid } from '#server/town/seed/demo-accounts.ts'
import { Api } from './api.ts'
import { openDesk } from './desk.ts'
import { beginReport, fillSignIn, keep, report, signInOnPhone, tab } from './phone.ts'

// What can go wrong with a phone, each once: nothing that was done is lost, nothing is sent as
// somebody else's, and nothing is called sent that is not.

const desk = openDesk({ maps: false })
const worker = 'wanggeyuan'

async function phone() {
  const page = await desk.page({ phone: true, width: 360 })
  await signInOnPhone(page, desk.url, worker)
  return page
}
async function within<T>(work: (api: Api) => Promise<T>): Promise<T> {
  const api = new Api(desk.url)
  return work(api).finally(() => api.close())
}
const reported = () =>
  within(async (api) => {
    const { posts } = await api.send<SessionView>(worker, 'GET', '/api/session')
    const path = `/api/cases?post=${posts[0]?.id}&queue=RECENT&limit=100`
    const { items } = await api.send<CasePage>(worker, 'GET', path)
    return items.filter(({ channel }) => channel === 'FIELD')
  })

test('the session ended while the phone was away: sign in, and what was done goes', async () => {
  const page = await phone()
  const before = (await reported()).length
  await page.context().setOffline(true)
  await report(page, '上报中心', '会话过期')
  await page.context().clearCookies()
  await page.context().setOffline(false)
  await page.getByText('登录已过期').waitFor()
  await page.getByText('1 件待发送').waitFor()
  expect(await reported()).toHaveLength(before)
  await page.getByRole('button', { name: '重新登录' }).click()
  await fillSignIn(page, worker)
  await page.getByText('已同步').waitFor()
  expect(await reported()).toHaveLength(before + 1)
})

test('somebody else is signed in to the browser: nothing is sent as theirs', async () => {
  const page = await phone()
  const before = (await reported()).length
  await page.context().setOffline(true)
  await report(page, '上报中心', '账号不符')
  await page.context().clearCookies()
  await page.context().setOffline(false)
  const data = { login: 'wanggeyuan2', password: demoPassword }
  await page.context().request.post(`${desk.url}/api/session`, { data })
  await page.reload()
  await page.getByText('浏览器现在登录的是别的账号').waitFor()
  await page.getByText('1 件待发送').waitFor()
  expect(await reported()).toHaveLength(before)
})

test('a phone that was reported lost wipes itself at its next contact', async () => {
  const page = await phone()
  await page.context().setOffline(true)
  await report(page, '上报中心', '手机丢失')
  const { id } = await within(async (api) => {
    const devices = await api.send<{ id: string; lostAt?: string }[]>(
      worker,
      'GET',
      '/api/field/devices',
    )
    const [latest] = devices.filter(({ lostAt }) => !lostAt)
    await api.send(worker, 'DELETE', `/api/field/devices/${latest?.id}`)
    return latest ?? { id: '' }
  })
  expect(id).toMatch(/./)
  await page.context().setOffline(false)
  await page.getByText('这台手机已报失').waitFor()
  const left = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('gezhong-field')
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['keyring', 'docs', 'outbox', 'photos'])
          let n = 0
          for (const name of tx.objectStoreNames)
            tx.objectStore(name).count().onsuccess = ({ target }) => {
              n += (target as IDBRequest<number>).result
            }
          tx.oncomplete = () => resolve(n)
        }
      }),
  )
  expect(left).toBe(0)
})

test('two tabs show the same, and send it once', async () => {
  const first = await phone()
  const before = (await reported()).length
  const second = await first.context().newPage()
  await second.goto(`${desk.url}/field/`)
  await second.getByText('已同步').waitFor()
  await first.context().setOffline(true)
  await report(first, '上报中心', '两个页面')
  await second.getByText('1 件待发送').waitFor()
  await first.context().setOffline(false)
  await first.getByText('已同步').waitFor()
  await second.getByText('已同步').waitFor()
  expect(await reported()).toHaveLength(before + 1)
})

test('the phone is full: it says so, and what was written stays', async () => {
  const page = await phone()
  await beginReport(page, '存储已满')
  await page.evaluate(() => {
    const real = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = function full() {
      throw new DOMException('full', 'QuotaExceededError')
    }
    Object.assign(globalThis, { makeRoom: () => (IDBObjectStore.prototype.add = real) })
  })
  await page.getByRole('button', { name: '上报中心' }).click()
  await page.getByText('手机存储满了').waitFor()
  await page.getByRole('img', { name: '照片 1' }).waitFor()
  await page.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom())
  await page.getByRole('button', { name: '上报中心' }).click()
  await page.getByRole('heading', { name: /已存在手机|已送达/ }).waitFor()
})

test('a clock wrong by a day is said, and times are those of the server', async () => {
  const page = await desk.page({ phone: true, width: 360 })
  await page.addInitScript(() => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + 86_400_000
  })
  await signInOnPhone(page, desk.url, worker)
  await page.getByText('手机时间差了 1 天').waitFor()
  await report(page, '上报中心', '时间不准')
  await page.getByRole('heading', { name: '已送达' }).waitFor()
  const [latest] = await reported()
  const view = await within((api) => api.send<CaseView>(worker, 'GET', `/api/cases/${latest?.id}`))
  const [first] = view.reports
  const apart = Date.parse(first?.receivedAt ?? '') - Date.parse(first?.occurredAt ?? '')
  expect(Math.abs(apart)).toBeLessThan(10 * 60_000)
})

test('somebody was faster: both sides are shown, and it goes on how the matter stands', async () => {
  const { caseId } = await within((api) =>
    api.report({ words: '渠边夜里有人放炮仗', regionCode: storyGrid, categoryCode: '0408' }),
  )
  const page = await phone()
  await page.goto(`${desk.url}/field/cases/${caseId}`)
  await page.getByRole('heading', { name: '渠边夜里有人放炮仗' }).waitFor()
  await page.context().setOffline(true)
  await keep(page, '记事', (sheet) => sheet.getByLabel('说明').fill('到现场看过，没有人'))
  await within((api) => api.give('fenpai-suzhou', caseId, 'accept', {}))
  await page.context().setOffline(false)
  await page.getByText('1 件要改').waitFor()
  await tab(page, '更多')
  await page.getByRole('main').getByRole('link', { name: '待发送' }).click()
  await page.getByText('到现场看过，没有人').waitFor()
  await page.getByText('已受理').waitFor()
  await page.getByRole('button', { name: '修改' }).click()
  const sheet = page.getByRole('dialog', { name: '记事' })
  await sheet.getByLabel('说明').fill('到现场看过，没有人，明晚再去')
  await sheet.getByRole('button', { name: '存好并发送' }).click()
  await page.getByText('都发出去了').waitFor()
  const view = await within((api) => api.view('fenpai-suzhou', caseId))
  expect(view.timeline.map(({ command }) => command)).toEqual(['submit', 'accept', 'comment'])
})
