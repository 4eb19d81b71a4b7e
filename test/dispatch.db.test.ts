import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '#contract/api.ts'
import type { DispatchProposal, WhistleBoard } from '#contract/dispatch.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

// What surrounds an order, over HTTP on the real database: whistles on their board, consultations.

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

const county = storyGrid.slice(0, 6)
const [police, environment, city] = [`${county}-PSB`, `${county}-ECO`, `${county}-CMB`]

/** Reported at the story's grid, and in the hands of its township. */
async function atTownship(): Promise<string> {
  const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
  await desk.give('fenpai-suzhou', caseId, 'delegate', { regionCode: storyGrid.slice(0, 9) })
  await desk.give('fenpai-xincheng', caseId, 'accept', {})
  return caseId
}

async function board(login: string): Promise<WhistleBoard> {
  const visitor = await desk.as(login)
  const answer = await visitor.send({ url: `/api/whistles?post=${visitor.session.posts[0]?.id}` })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<WhistleBoard>()
}
const whistleOf = async (login: string, caseId: string) =>
  (await board(login)).whistles.find((whistle) => whistle.caseId === caseId)
const standings = async (login: string, caseId: string) =>
  (await whistleOf(login, caseId))?.units.map(({ unit, standing }) => [unit.code, standing])
const taskOf = (view: CaseView, unit: string) =>
  view.subTasks.find((task) => task.unit.code === unit && !task.finishedAt)?.id ?? ''

describe('a whistle', () => {
  let id: string

  it('is on the board of the region and of every unit it calls, and nowhere else', async () => {
    await desk.travel('2026-06-02T02:00:00Z')
    id = await atTownship()
    const view = await desk.give('fenpai-xincheng', id, 'whistle', {
      kind: 'EMERGENCY',
      units: [police, city],
      task: '夜市占道冲突，到场处置',
    })
    expect(view.whistles).toMatchObject([
      { no: 1, kind: 'EMERGENCY', reportInDueAt: '2026-06-02T02:30:00.000Z' },
    ])
    for (const login of ['fenpai-xincheng', 'fenpai-suzhou', 'gongan-suzhou', 'chengguan-suzhou'])
      expect(await standings(login, id), login).toEqual([
        [city, 'CALLED'],
        [police, 'CALLED'],
      ])
    expect(await whistleOf('huanbao-suzhou', id)).toBeUndefined()
    expect(await whistleOf('guanliyuan', id)).toBeUndefined()
    const others = { kind: 'post' as const, regions: ['620921'], units: ['620921-PSB'] }
    const seen = await desk.db.run(others, (sql) => sql.query('select from whistles'))
    expect(seen).toEqual([])
  })

  it("is not shown by another's post", async () => {
    const other = (await desk.as('gongan-suzhou')).session.posts[0]?.id
    const answer = await (await desk.as('huanbao-suzhou')).send({
      url: `/api/whistles?post=${other}`,
    })
    expect(answer.statusCode).toBe(403)
  })

  it('tells of the unit that did not come, once, when the half hour is over', async () => {
    const before = await desk.view('gongan-suzhou', id)
    await desk.give('gongan-suzhou', id, 'reportIn', { subTaskId: taskOf(before, police) })
    await desk.travel('2026-06-02T02:31:00Z')
    await desk.work()
    expect(await standings('fenpai-xincheng', id)).toEqual([
      [city, 'OVERDUE'],
      [police, 'ARRIVED'],
    ])
    const view = await desk.view('fenpai-xincheng', id)
    const told = view.timeline.filter(({ command }) => command === 'remindReportIn')
    expect(told.map(({ data }) => data)).toEqual([{ whistleNo: [1], units: [city] }])
    expect(told[0]).toMatchObject({ role: 'SYSTEM', event: 'case.reportInOverdue' })
  })

  it('is summed up by the township, with a word of each side, and leaves the board', async () => {
    const view = await desk.view('chengguan-suzhou', id)
    await desk.give('chengguan-suzhou', id, 'finishSubTask', {
      subTaskId: taskOf(view, city),
      result: '已清理占道摊位',
      assessment: '地点说明清楚',
    })
    const ended = await desk.give('fenpai-xincheng', id, 'endWhistle', {
      whistleNo: 1,
      summary: '现场已平息，摊位规范经营',
      assessment: '公安及时，城管稍迟',
    })
    expect(ended.whistles).toMatchObject([
      { endedAt: '2026-06-02T02:31:00.000Z', summary: '现场已平息，摊位规范经营' },
    ])
    expect(
      ended.subTasks.map(({ unit, result, assessment }) => [unit.code, result, assessment]),
    ).toEqual([
      [city, '已清理占道摊位', '地点说明清楚'],
      [police, 'CANCELLED', undefined],
    ])
    expect(await whistleOf('fenpai-xincheng', id)).toBeUndefined()
  })

  it('ends with its case', async () => {
    const other = await atTownship()
    const whistle = { kind: 'DIFFICULT' as const, units: [police], task: '-' }
    await desk.give('fenpai-xincheng', other, 'whistle', whistle)
    const refer = { refusalCode: 'R2', receivingBody: '法院', reason: '已起诉' }
    const view = await desk.give('fenpai-xincheng', other, 'refer', refer)
    expect(view.whistles).toMatchObject([{ no: 1, endedAt: expect.any(String) }])
    expect(view.whistles[0]?.summary).toBeUndefined()
    expect(await whistleOf('fenpai-xincheng', other)).toBeUndefined()
  })
})

describe('a consultation', () => {
  it('shows the dispatcher what the units say, and lets her send it without the rest', async () => {
    const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
    await desk.give('fenpai-suzhou', caseId, 'accept', {})
    const question = '夜间机器噪声由谁牵头？'
    await desk.give('fenpai-suzhou', caseId, 'consult', { units: [police, environment], question })
    const shared = { opinion: 'SHARED' as const, basis: '公安牵头，我局监测' }
    await desk.give('huanbao-suzhou', caseId, 'giveOpinion', shared)
    const sent = await desk.give('fenpai-suzhou', caseId, 'dispatch', {
      leadUnit: police,
      coUnits: [environment],
      consultNote: shared.basis,
    })
    const consulted = sent.subTasks.filter(({ kind }) => kind === 'CONSULT')
    expect(consulted).toMatchObject([
      { unit: { code: environment }, opinion: 'SHARED', result: shared.basis },
      { unit: { code: police }, result: 'CANCELLED' },
    ])
    expect(sent).toMatchObject({ firstReceiver: { code: police }, returns: 0 })
    await desk.give('gongan-suzhou', caseId, 'object', { legalBasis: '-' })
    const task = taskOf(sent, environment)
    await desk.give('fenpai-suzhou', caseId, 'designate', { leadUnit: police, ruling: '公安牵头' })
    const reason = '不属监测范围'
    await desk.give('huanbao-suzhou', caseId, 'declineTask', { subTaskId: task, reason })
    const ruled = await desk.give('fenpai-suzhou', caseId, 'ruleTask', {
      subTaskId: task,
      excused: true,
      ruling: '本次无需监测',
    })
    expect(ruled).toMatchObject({ returns: 1 })
    expect(ruled.subTasks.find(({ id }) => id === task)).toMatchObject({
      declined: reason,
      ruling: '本次无需监测',
      result: 'EXCUSED',
    })
  })
})

describe('the past', () => {
  /** Sent to the police, who are right to object; settled by the city management, and closed. */
  async function settledByCity(): Promise<void> {
    const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0409' })
    await desk.give('fenpai-suzhou', caseId, 'accept', {})
    await desk.give('fenpai-suzhou', caseId, 'dispatch', { leadUnit: police })
    await desk.give('gongan-suzhou', caseId, 'object', { legalBasis: '三定方案' })
    const to = { leadUnit: city, ruling: '属城管职责' }
    await desk.give('fenpai-suzhou', caseId, 'upholdObjection', to)
    await desk.give('chengguan-suzhou', caseId, 'sign', {})
    const reply = { outcome: 'EXPLAINED' as const, reply: '已整改' }
    await desk.give('chengguan-suzhou', caseId, 'resolve', reply)
    await desk.give('fenpai-suzhou', caseId, 'verifyPass', { method: 'CALL' })
    await desk.give('fenpai-suzhou', caseId, 'followUpSolved', { contacted: true })
  }
  const sums = () =>
    desk.db.run({ kind: 'system' }, (sql) =>
      sql.query(
        `select region_code, unit_code, month::text, settled, returned, upheld
           from dispatch_history where category_code = '0409' order by unit_code, month`,
      ),
    )
  const row = (unit_code: string, month: string, settled: number, returned: number) => ({
    region_code: storyGrid.slice(0, 9),
    unit_code,
    month,
    settled,
    returned,
    upheld: returned,
  })

  it('is summed by leaf, township, unit and month, each event once', async () => {
    await desk.travel('2026-06-03T02:00:00Z')
    await settledByCity()
    await desk.work()
    await desk.work()
    expect(await sums()).toEqual([row(city, '2026-06-01', 1, 0), row(police, '2026-06-01', 0, 1)])
    await desk.travel('2026-07-01T02:00:00Z')
    for (let n = 0; n < 5; n += 1) await settledByCity()
    await desk.work()
    expect(await sums()).toEqual([
      row(city, '2026-06-01', 1, 0),
      row(city, '2026-07-01', 5, 0),
      row(police, '2026-06-01', 0, 1),
      row(police, '2026-07-01', 0, 5),
    ])
  })

  it('stands beside the directory’s proposal, and is forgotten after twelve months', async () => {
    const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0409' })
    await desk.give('fenpai-suzhou', caseId, 'accept', {})
    const proposal = async () => {
      const visitor = await desk.as('fenpai-suzhou')
      const answer = await visitor.send({ url: `/api/cases/${caseId}/dispatch-proposal` })
      return answer.json<DispatchProposal>()
    }
    const told = await proposal()
    expect(told.by).toBe('DIRECTORY')
    const words = [told, ...told.alternatives].flatMap(({ reasons }) => reasons.map(({ zh }) => zh))
    expect(words).toContainEqual(
      expect.stringMatching(/^近12个月.*街道同类 6 件，由.*城市管理综合执法局办结 6 件$/),
    )
    await desk.travel('2027-08-02T02:00:00Z')
    expect(JSON.stringify(await proposal())).not.toContain('近12个月')
  })
})
