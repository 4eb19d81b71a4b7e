import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '#contract/api.ts'
import type { Receipt } from '#contract/reports.ts'
import { systemActor } from '#server/cases/actor.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import { giveCommand } from '#server/flow/give.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

// The three stories of the source, told over HTTP on the real database, with the clock in our hands.

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

type StaffReceipt = Receipt & { state: string }
const county = storyGrid.slice(0, 6)
const police = `${county}-PSB`
const environment = `${county}-ECO`
const grid = `G-${storyGrid}`
const station = `PS-${storyGrid.slice(0, 9)}`
const refusal = (answer: { json(): unknown }) => answer.json() as Record<string, unknown>
const steps = (view: CaseView) => view.timeline.map((row) => row.command)
const clockOf = (view: CaseView, name: string) => view.clocks.find(({ clock }) => clock === name)
const taskOf = (view: CaseView, unit: string) =>
  view.subTasks.find((task) => task.unit.code === unit)?.id ?? ''
const asStaff = (login: string, id: string) => desk.view(login, id)

async function staffReport(login: string, more: Record<string, unknown>): Promise<StaffReceipt> {
  const answer = await (await desk.as(login)).send({
    method: 'POST',
    url: '/api/reports',
    payload: { clientKey: randomUUID(), words: '楼下店铺夜间噪声扰民', ...more },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<StaffReceipt>()
}

describe('the washing shop under 天怡家园', () => {
  const words = '我家楼下的洗衣店，天天半夜还在用洗衣机，孩子马上高考，睡不好觉。'
  let receipt: Receipt
  let id: string

  it('is reported on the portal, in the place she knows and in her own words', async () => {
    // Sunday 17 May 2026, eleven at night.
    await desk.travel('2026-05-17T15:00:00Z')
    receipt = await desk.report({
      words,
      regionCode: storyGrid,
      categoryCode: '0407',
      reporter: { name: '李秀兰', phone: '13909371234' },
    })
    id = receipt.caseId
    expect(receipt).toMatchObject({ regionCode: storyGrid, categoryCode: '0407' })
    // Four working hours of Monday: 08:30 to noon, and half an hour of the afternoon.
    expect(receipt.acceptDueAt).toBe('2026-05-18T07:00:00.000Z')
    const seen = await asStaff('fenpai-suzhou', id)
    expect(seen).toMatchObject({ state: 'REGISTERED', centre: { code: `C-${county}` } })
    expect(seen.reports[0]?.words).toBe(words)
  })

  it('is accepted and sent where the directory says, the environment helping', async () => {
    await desk.travel('2026-05-18T01:00:00Z')
    await desk.give('fenpai-suzhou', id, 'accept', {})
    const asked = await (await desk.as('fenpai-suzhou')).send({
      url: `/api/cases/${id}/dispatch-proposal`,
    })
    expect(refusal(asked)).toMatchObject({
      directoryRule: 'D0407',
      leadUnit: { code: police },
      coUnits: [{ code: environment }],
    })
    const sent = await desk.give('fenpai-suzhou', id, 'dispatch', {
      leadUnit: police,
      coUnits: [environment],
      directoryRule: 'D0407',
    })
    expect(sent).toMatchObject({ state: 'DISPATCHED', leadUnit: { code: police } })
    // A complaint: five working days after Monday.
    expect(sent.dueAt).toBe('2026-05-25T10:00:00.000Z')
    expect(sent.timeline.at(-1)?.data).toMatchObject({ directoryRule: 'D0407@1' })
  })

  it('is signed, she is rung, and the grid worker and the police lead are brought in', async () => {
    await desk.give('gongan-suzhou', id, 'sign', {})
    await desk.give('gongan-suzhou', id, 'contact', { reached: true, result: '已电话了解情况' })
    const units = [grid, station]
    const view = await desk.give('gongan-suzhou', id, 'bringIn', { units, task: '联合上门劝导' })
    expect(view.subTasks.map((task) => task.unit.code).toSorted()).toEqual(
      [environment, grid, station].toSorted(),
    )
    // The handlers do not learn who reported: she did not agree to it.
    expect(view.reports[0]).toMatchObject({ shielded: true })
    expect(view.reports[0]?.reporter).toBeUndefined()
  })

  it('ends in a promise, to be looked after through the examinations', async () => {
    await desk.travel('2026-05-19T02:00:00Z')
    const content = '洗衣店承诺 22:00 以后停止营业'
    const checkDates = ['2026-05-26', '2026-06-06', '2026-06-09']
    const view = await desk.give('gongan-suzhou', id, 'promise', {
      content,
      promisedBy: '洗衣店负责人',
      checkDates,
    })
    expect(view.promises).toMatchObject([{ content, checks: checkDates.map((date) => ({ date })) }])
    const early = await desk.try('gongan-suzhou', id, 'resolve', { outcome: 'SOLVED', reply: '-' })
    expect(early.statusCode).toBe(409)
    expect(refusal(early)).toMatchObject({ type: 'guard-failed', guard: 'subTasksDone' })
    for (const [login, unit] of [
      ['wanggeyuan', grid],
      ['jingzhang', station],
      ['huanbao-suzhou', environment],
    ] as const) {
      const own = taskOf(await asStaff(login, id), unit)
      await desk.give(login, id, 'reportIn', { subTaskId: own })
      await desk.give(login, id, 'finishSubTask', { subTaskId: own, result: '已到场' })
    }
    const done = await desk.give('gongan-suzhou', id, 'resolve', {
      outcome: 'SOLVED',
      reply: '洗衣店已承诺 22:00 以后停业，网格员将持续查看。',
    })
    expect(done.state).toBe('RESOLVED')
  })

  it('is checked by someone else, never by who handled it', async () => {
    const own = await desk.try('wanggeyuan', id, 'verifyPass', { method: 'VISIT' })
    expect(own.statusCode).toBe(409)
    expect(refusal(own)).toMatchObject({ type: 'guard-failed', guard: 'notHandler' })
    const unit = await desk.try('gongan-suzhou', id, 'verifyPass', { method: 'VISIT' })
    expect(refusal(unit)).toMatchObject({ type: 'not-permitted', status: 403 })
    const button = (await asStaff('wanggeyuan', id)).commands.find(
      ({ command }) => command === 'verifyPass',
    )
    expect(button).toMatchObject({ allowed: false, refusal: { kind: 'GUARD' } })
    const view = await desk.give('wanggeyuan2', id, 'verifyPass', { method: 'VISIT' })
    expect(view.state).toBe('FOLLOW_UP')
  })

  it('is rated by her and closed, without anyone ringing again', async () => {
    await desk.travel('2026-05-20T02:00:00Z')
    const before = await desk.progress(receipt)
    expect(before.reply).toContain('22:00')
    expect((await desk.progress(receipt, false)).reply).toBeUndefined()
    const after = await desk.say(receipt, 'answer', { solved: true, satisfaction: 'SATISFIED' })
    expect(after).toMatchObject({ state: 'CLOSED', answered: true })
    expect(JSON.stringify(after)).not.toContain('李秀兰')
  })

  it('keeps an eye on the promise after it is closed', async () => {
    await desk.travel('2026-05-26T02:00:00Z')
    const promiseId = (await asStaff('wanggeyuan2', id)).promises[0]?.id ?? ''
    for (const checkDate of ['2026-05-26', '2026-06-06', '2026-06-09'])
      await desk.give('wanggeyuan2', id, 'checkPromise', { promiseId, checkDate, kept: true })
    const twice = { promiseId, checkDate: '2026-06-09', kept: true }
    const again = await desk.try('wanggeyuan2', id, 'checkPromise', twice)
    expect(refusal(again)).toMatchObject({ guard: 'promiseOpen' })
  })

  it('goes to the archive after thirty days, not a day sooner', async () => {
    await desk.travel('2026-06-18T02:00:00Z')
    expect((await asStaff('fenpai-suzhou', id)).state).toBe('CLOSED')
    await desk.travel('2026-06-19T03:00:00Z')
    const filed = await asStaff('fenpai-suzhou', id)
    expect(filed.state).toBe('ARCHIVED')
    const [before, last] = filed.timeline.slice(-2)
    expect(last).toMatchObject({ command: 'archive', role: 'SYSTEM' })
    expect(last?.data.fileHash).toBe(before?.hash)
  })
})

describe('the hotline case that nobody wanted', () => {
  let id: string

  it('goes from the police to the environment to city management, by two rulings', async () => {
    // Wednesday before the holiday week; the Sunday 20 September and Saturday 10 October are worked.
    await desk.travel('2026-09-16T01:00:00Z')
    const receipt = await staffReport('huawu', { regionCode: storyGrid, categoryCode: '0407' })
    id = receipt.caseId
    await desk.give('fenpai-suzhou', id, 'accept', {})
    await desk.give('fenpai-suzhou', id, 'dispatch', { leadUnit: police, coUnits: ['620902-MKT'] })
    const due = (await asStaff('fenpai-suzhou', id)).dueAt
    const objected = await desk.give('gongan-suzhou', id, 'object', {
      legalBasis: '噪声污染防治法第六十条',
      suggestedUnit: environment,
    })
    expect(objected).toMatchObject({ state: 'OBJECTED', dueAt: due })
    await desk.travel('2026-09-16T03:00:00Z')
    const upheld = await desk.give('fenpai-suzhou', id, 'upholdObjection', {
      leadUnit: environment,
      coUnits: [police],
      ruling: '设备噪声由生态环境部门承办',
    })
    // The police no longer lead but help; market supervision, asked by the first order, is let go.
    expect(upheld.subTasks.map(({ unit, result }) => [unit.code, result])).toEqual([
      ['620902-MKT', 'CANCELLED'],
      [police, undefined],
    ])
    await desk.give('huanbao-suzhou', id, 'object', { legalBasis: '三定方案' })
    const chosen = await desk.give('fenpai-suzhou', id, 'designate', {
      leadUnit: '620902-CMB',
      ruling: '指定城管局承办',
    })
    expect(chosen).toMatchObject({ state: 'DISPATCHED', leadUnit: { code: '620902-CMB' } })
    const third = await desk.try('chengguan-suzhou', id, 'object', { legalBasis: '-' })
    expect(refusal(third)).toMatchObject({ type: 'guard-failed', guard: 'notDesignated' })
    // Objecting bought the unit no time; upholding gave it afresh: Thursday, Friday, the worked
    // Sunday, Monday and Tuesday.
    expect(chosen.dueAt).toBe('2026-09-22T10:00:00.000Z')
  })

  it('is extended once, over the holidays and their make-up days', async () => {
    await desk.give('chengguan-suzhou', id, 'sign', {})
    const limit = { amount: 10, unit: 'WD' as const }
    await desk.give('chengguan-suzhou', id, 'requestExtension', { limit, reason: '需联合执法' })
    const early = await desk.try('chengguan-suzhou', id, 'approveExtension', {})
    expect(early.statusCode).toBe(403)
    const view = await desk.give('fenpai-suzhou', id, 'approveExtension', {})
    // From Tuesday 22 September: 23, 24, 28-30, then 8-10 (a worked Saturday), 12 and 13 October.
    expect(view.dueAt).toBe('2026-10-13T10:00:00.000Z')
    const twice = await desk.try('chengguan-suzhou', id, 'requestExtension', { limit, reason: '-' })
    expect(refusal(twice)).toMatchObject({ type: 'guard-failed', guard: 'extensionLeft' })
  })

  it('is reminded of at 80 and at 100 percent, and is overdue in the list of its centre', async () => {
    const finish = clockOf(await asStaff('fenpai-suzhou', id), 'finish')
    const [from, to] = [Date.parse(finish?.startedAt ?? ''), Date.parse(finish?.dueAt ?? '')]
    const marks = async () =>
      (await asStaff('fenpai-suzhou', id)).timeline
        .filter(({ command }) => command === 'remind')
        .map(({ data }) => (data.percent as Record<string, number>).finish)
        .filter((percent) => percent !== undefined)
    await desk.give('chengguan-suzhou', id, 'contact', { reached: true, result: '-' })
    await desk.travel(new Date(from + 0.79 * (to - from)).toISOString())
    expect(await marks()).toEqual([])
    await desk.travel(new Date(from + 0.81 * (to - from)).toISOString())
    expect(await marks()).toEqual([80])
    await desk.travel(new Date(to + 60_000).toISOString())
    await desk.work()
    expect(await marks()).toEqual([80, 100])
    // A second process that found the same case due comes too late.
    const again = giveCommand(desk.ctx, systemActor, { caseId: id, command: 'remind', payload: {} })
    await expect(again).rejects.toMatchObject({ type: 'guard-failed' })
    const view = await asStaff('fenpai-suzhou', id)
    expect(view).toMatchObject({ overdue: true, supervision: 'REMINDED' })
    const late = { limit: { amount: 1, unit: 'WD' as const }, reason: '-' }
    expect(refusal(await desk.try('chengguan-suzhou', id, 'requestExtension', late))).toMatchObject(
      {
        guard: 'beforeDue',
      },
    )
    const visitor = await desk.as('fenpai-suzhou')
    const post = visitor.session.posts[0]?.id
    const list = await visitor.send({ url: `/api/cases?post=${post}&queue=OVERDUE` })
    expect(list.json<{ items: { id: string }[] }>().items.map((row) => row.id)).toContain(id)
  })

  it('is carded by a person of the district, and answered', async () => {
    const yellow = { colour: 'YELLOW' as const, reason: '超期未办结' }
    expect((await desk.try('fenpai-suzhou', id, 'card', yellow)).statusCode).toBe(403)
    await desk.give('duban', id, 'card', yellow)
    expect(refusal(await desk.try('lingdao', id, 'card', yellow))).toMatchObject({
      guard: 'cardStep',
    })
    const view = await desk.give('chengguan-suzhou', id, 'interimReport', { note: '今晚联合执法' })
    expect(clockOf(view, 'supervisionReply')?.stoppedAt).toBeDefined()
  })
})

describe('settled on the spot', () => {
  it('in one request, and checked by another', async () => {
    await desk.travel('2026-11-03T02:00:00Z')
    const receipt = await staffReport('wanggeyuan', {
      words: '早餐店音响声音大，已当场劝其调低',
      regionCode: storyGrid,
      categoryCode: '0407',
      onSite: { result: '店主当场调低音量并道歉' },
    })
    expect(receipt.state).toBe('RESOLVED')
    const view = await asStaff('wanggeyuan', receipt.caseId)
    expect(steps(view)).toEqual(['submit', 'autoAccept', 'disposeOnSite'])
    expect(view.leadUnit?.code).toBe(grid)
    const own = await desk.try('wanggeyuan', receipt.caseId, 'verifyPass', { method: 'PHOTO' })
    expect(refusal(own)).toMatchObject({ guard: 'notHandler' })
    await desk.give('fenpai-suzhou', receipt.caseId, 'verifyPass', { method: 'PHOTO' })
    // Nobody left a telephone: three attempts are enough.
    const early = { contacted: false }
    expect(
      refusal(await desk.try('fenpai-suzhou', receipt.caseId, 'followUpSolved', early)),
    ).toMatchObject({ guard: 'answeredOrTried' })
    for (let attempt = 1; attempt <= 3; attempt += 1)
      await desk.give('fenpai-suzhou', receipt.caseId, 'attemptFollowUp', { channel: 'PHONE' })
    const closed = await desk.give('fenpai-suzhou', receipt.caseId, 'followUpSolved', early)
    expect(closed.state).toBe('CLOSED')
  })

  it('is refused as a whole where the category needs more', async () => {
    const clientKey = randomUUID()
    const answer = await (await desk.as('wanggeyuan')).send({
      method: 'POST',
      url: '/api/reports',
      payload: {
        clientKey,
        words: '棋牌室聚赌',
        regionCode: storyGrid,
        categoryCode: '0203',
        onSite: { result: '已劝离' },
      },
    })
    expect(refusal(answer)).toMatchObject({ type: 'guard-failed', guard: 'onSiteAllowed' })
    const left = await desk.db.run({ kind: 'system' }, (sql) =>
      sql.query('select 1 from timeline where client_key = $1', [clientKey]),
    )
    expect(left).toEqual([])
  })
})

describe('the second wall', () => {
  const tables = [
    'cases',
    'reports',
    'timeline',
    'sub_tasks',
    'promises',
    'notices',
    'looks',
    'corrections',
    'case_links',
  ]
  const counts = async (sql: { query(text: string): Promise<unknown> }) => {
    const seen: Record<string, number> = {}
    for (const table of tables) {
      const answer = (await sql.query(`select count(*)::int as n from ${table}`)) as
        | { n: number }[]
        | { rows: { n: number }[] }
      seen[table] = ('rows' in answer ? answer.rows : answer)[0]?.n ?? -1
    }
    return seen
  }
  const nothing = Object.fromEntries(tables.map((table) => [table, 0]))

  it('has something to hide', async () => {
    // A proposal that a person puts right is kept for learning.
    const { caseId } = await desk.report({ words: '小区路灯不亮', regionCode: storyGrid })
    await desk.give('fenpai-suzhou', caseId, 'accept', { categoryCode: '0502' })
    const all = await desk.db.run({ kind: 'system' }, counts)
    // Nobody looked at an identity here, nor said that two matters are related.
    for (const table of tables.filter((name) => name !== 'looks' && name !== 'case_links'))
      expect(all[table], table).toBeGreaterThan(0)
  })

  it('shows nothing of this county to a post of another, whatever it asks', async () => {
    const scope = { kind: 'post' as const, regions: ['620921'], units: ['620921-PSB'] }
    expect(await desk.db.run(scope, counts)).toEqual(nothing)
    const changed = await desk.db.run(scope, (sql) =>
      sql.query(`update cases set title = 'x' returning id`),
    )
    expect(changed).toEqual([])
  })

  it('shows nothing to code that forgets its scope', async () => {
    const client = new pg.Client({ connectionString: desk.url })
    await client.connect()
    expect(await counts(client)).toEqual(nothing)
    await client.end()
    // Nor to a connection that was the system's a moment ago.
    await desk.db.run({ kind: 'system' }, (sql) => sql.query('select 1'))
    const used = await desk.db.connect()
    expect(await counts(used)).toEqual(nothing)
    used.release()
  })

  it('shows a reporter her own case and no other', async () => {
    const { caseId } = await desk.report({ regionCode: storyGrid })
    const seen = await desk.db.run({ kind: 'case', caseId }, (sql) =>
      sql.query<{ id: string }>('select id from cases'),
    )
    expect(seen).toEqual([{ id: caseId }])
  })
})

describe('afterwards', () => {
  it('the whole record verifies', async () => {
    await desk.work()
    const report = await verifyRecord(desk.db)
    expect(report).toMatchObject({ ok: true, faultCount: 0, waiting: 0 })
    expect(report.rows).toBeGreaterThan(40)
  })

  it('the counters say what the cases say', async () => {
    const [wrong] = await desk.db.run({ kind: 'system' }, (sql) =>
      sql.query<{ n: number }>(
        `select count(*)::int as n from (
           select code, state, n from case_counts where scope = 'centre' and n <> 0
           except select centre_code, state, count(*) from cases group by 1, 2) as differ`,
      ),
    )
    expect(wrong?.n).toBe(0)
  })
})
