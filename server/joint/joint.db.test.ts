import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import type {
  FieldItem,
  FieldResult,
  FieldResults,
  FieldSyncView,
  PeopleSection,
} from '#contract/field.ts'
import type { JointDeed, JointVisit, JointVisits } from '#contract/joint.ts'
import { recordOf } from '#contract/joint-words.ts'
import type { ProblemDocument } from '#contract/problems.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { demoAccounts, farGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from '#test/desk.ts'

// The grid worker of 花海镇 asks the police and the judge to come along; each by the own phone.

const [worker, police, judge] = ['wanggeyuan-huahai', 'jingwang-huahai', 'faguan-huahai']
const [leader, stranger] = ['wanggezhang-huahai', 'wanggeyuan']
const court = `CT-${farGrid.slice(0, 6)}`
const postOf: Record<string, string> = {}
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  for (const login of [worker, police, judge, leader]) {
    const account = demoAccounts.find((one) => one.login === login)
    const { posts } = (await desk.as(login)).session
    const post = posts.find(
      ({ role, region }) => role === account?.role && region.code === account.regionCode,
    )
    postOf[login] = post?.id ?? ''
  }
})
afterAll(() => desk.drop())

/** A matter of the grid; the court is asked to help unless it is left out. */
async function matter({ withCourt = true } = {}): Promise<string> {
  const { caseId } = await desk.report({ regionCode: farGrid, categoryCode: '0408' })
  const { regionCode } = { regionCode: farGrid.slice(0, 9) }
  await desk.give('fenpai-yumen', caseId, 'accept', {})
  await desk.give('fenpai-yumen', caseId, 'delegate', { regionCode })
  await desk.give('fenpai-yumen', caseId, 'delegate', { regionCode: farGrid.slice(0, 12) })
  await desk.give(leader, caseId, 'dispatch', {
    leadUnit: `G-${farGrid}`,
    ...(withCourt ? { coUnits: [court] } : {}),
  })
  return caseId
}

const itemOf = (body: JointDeed): FieldItem => ({
  clientKey: randomUUID(),
  kind: 'jointVisit',
  madeAt: desk.clock.now().toISOString(),
  body: { ...body },
  hash: sha256(canonicalJson(body)).toString('hex'),
})
async function send(login: string, ...items: FieldItem[]): Promise<FieldResult[]> {
  const answer = await (await desk.as(login)).send({
    method: 'POST',
    url: '/api/field/outbox',
    payload: { items },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<FieldResults>().results
}
/** One deed. @returns DONE, or the type of the refusal with its words */
async function act(login: string, body: JointDeed): Promise<string> {
  const [result] = await send(login, itemOf(body))
  const { type, detail = '', errors = [] } = (result?.problem ?? {}) as Partial<ProblemDocument>
  return [result?.status === 'DONE' ? 'DONE' : type, detail, ...errors.map((one) => one.detail)]
    .filter(Boolean)
    .join(' ')
}
async function section(login: string): Promise<{ etag: string; data: JointVisits }> {
  const answer = await (await desk.as(login)).send({
    method: 'POST',
    url: '/api/field/sync',
    payload: { held: [], sections: {} },
  })
  return answer.json<FieldSyncView>().sections.joint as { etag: string; data: JointVisits }
}
async function seen(login: string, visitId: string): Promise<JointVisit> {
  const found = (await section(login)).data.find(({ id }) => id === visitId)
  if (!found) throw new Error(`${login} does not see the visit`)
  return found
}
const hashSeen = async (login: string, visitId: string) =>
  sha256(recordOf(await seen(login, visitId))).toString('hex')
const planOf = (caseId: string, invited: string[]): Extract<JointDeed, { action: 'plan' }> => ({
  action: 'plan',
  visitId: randomUUID(),
  caseId,
  plannedAt: '2026-03-10T07:00:00Z',
  place: '南渠村村委会',
  invited: invited.map((login) => postOf[login] ?? ''),
})
const confirm = async (login: string, visitId: string) =>
  act(login, { action: 'confirm', visitId, hash: await hashSeen(login, visitId) })

it('police, judge and worker make one record, and the timeline of the case tells of it', async () => {
  const caseId = await matter()
  const plan = planOf(caseId, [police, judge, leader])
  const { visitId } = plan
  expect(await act(worker, plan)).toBe('DONE')
  expect(await seen(judge, visitId)).toMatchObject({ caseId, state: 'PLANNED', place: plan.place })
  expect(await act(police, { action: 'answer', visitId, coming: true })).toBe('DONE')
  expect(await act(leader, { action: 'answer', visitId, coming: false, reason: '开会' })).toBe(
    'DONE',
  )
  expect(await act(worker, { action: 'part', visitId, text: '渠水纠纷，双方到场' })).toBe('DONE')
  expect(await act(police, { action: 'part', visitId, text: '未发生打斗' })).toBe('DONE')
  expect(await confirm(worker, visitId)).toBe('DONE')
  const before = await hashSeen(police, visitId)
  expect(await act(judge, { action: 'part', visitId, text: '释明相邻用水规定' })).toBe('DONE')
  // What the worker confirmed is no longer what stands there; an older text is not confirmed.
  const changed = await seen(worker, visitId)
  expect(changed.members.map(({ confirmed }) => confirmed)).toEqual([false, false, false, false])
  expect(await act(police, { action: 'confirm', visitId, hash: before })).toMatch(
    /^guard-failed 记录/,
  )
  expect(await act(worker, { action: 'close', visitId })).toMatch(/^guard-failed 还有人/)
  for (const login of [worker, police, judge]) expect(await confirm(login, visitId)).toBe('DONE')
  // The leader declined and is not waited for.
  expect(await act(worker, { action: 'close', visitId })).toBe('DONE')
  const done = await seen(judge, visitId)
  expect(done).toMatchObject({ state: 'DONE' })
  expect(done.members.find(({ role }) => role === 'GRID_LEADER')).toMatchObject({
    answer: 'DECLINED',
    reason: '开会',
  })
  const { timeline } = await desk.view(worker, caseId)
  const { note } = timeline.at(-1)?.data ?? {}
  expect(note).toMatch(
    /^联合走访（2026-03-10 15:00）：网格员、警务网格员、网格法官共同到场；网格长未参加；/,
  )
  expect(note).toContain(done.recordHash.slice(0, 16))
  expect(await act(judge, { action: 'part', visitId, text: '再补一句' })).toMatch(/已经结束/)
})

it('a part written again voids what was confirmed, and the earlier is kept', async () => {
  const plan = planOf(await matter(), [police])
  const { visitId } = plan
  await act(worker, plan)
  await act(police, { action: 'part', visitId, text: '第一稿' })
  await confirm(worker, visitId)
  // The same words again change nothing.
  await act(police, { action: 'part', visitId, text: ' 第一稿 ' })
  expect((await seen(worker, visitId)).members[0]).toMatchObject({ confirmed: true })
  await act(police, { action: 'part', visitId, text: '第二稿' })
  const { members } = await seen(worker, visitId)
  expect(members.map(({ confirmed }) => confirmed)).toEqual([false, false])
  expect(members[1]?.part).toMatchObject({ text: '第二稿', version: 2 })
  const kept = await desk.db.run({ kind: 'system' }, (sql) =>
    sql.query<{ text: Buffer }>(
      'select text_sealed as text from joint_parts where visit_id = $1 order by version',
      [visitId],
    ),
  )
  expect(kept.map(({ text }) => desk.ctx.seal.open(text))).toEqual(['第一稿', '第二稿'])
  expect(kept[0]?.text.toString()).not.toContain('第一稿')
})

it('sent again it is the same answer and one effect; what follows a refused plan waits', async () => {
  const plan = planOf(await matter(), [police])
  const item = itemOf(plan)
  const first = await send(worker, item)
  expect(first).toMatchObject([{ status: 'DONE', result: { visitId: plan.visitId } }])
  expect(await send(worker, item)).toEqual(first)
  expect(await act(worker, plan)).toMatch(/^key-reused/)
  const far = { ...planOf(plan.caseId, [police]), plannedAt: '2027-01-01T00:00:00Z' }
  const part: JointDeed = { action: 'part', visitId: far.visitId, text: '到场' }
  const [refused, waiting] = await send(worker, itemOf(far), itemOf(part))
  expect([refused?.status, waiting?.status]).toEqual(['REFUSED', 'WAITING'])
})

it('nobody is asked who would not see the matter, who is not of the place, or who plans', async () => {
  const caseId = await matter({ withCourt: false })
  const ask = (invited: string[]) => act(worker, planOf(caseId, invited))
  expect(await ask([judge])).toMatch(/^invalid 该单位还没有参与这件事/)
  expect(await ask([worker])).toMatch(/^invalid 不用邀请自己/)
  postOf[stranger] = (await desk.as(stranger)).session.posts[0]?.id ?? ''
  expect(await ask([stranger])).toMatch(/^invalid 这个岗位不在本网格/)
  expect(await ask([police])).toBe('DONE')
})

it('who was not asked does nothing, and who does not see the matter learns nothing', async () => {
  const caseId = await matter()
  const plan = planOf(caseId, [police])
  const { visitId } = plan
  expect(await act(stranger, plan)).toMatch(/^not-found/)
  expect(await act(judge, planOf(caseId, [police]))).toBe('DONE')
  await act(worker, plan)
  const part: JointDeed = { action: 'part', visitId, text: '我也写' }
  expect(await act(leader, part)).toMatch(/^not-permitted/)
  expect(await act(stranger, part)).toMatch(/^not-found/)
  expect(await act('gongan-suzhou', part)).toMatch(/^not-permitted/)
  expect((await section(leader)).data.map(({ id }) => id)).not.toContain(visitId)
  const status = async (login: string) =>
    (await (await desk.as(login)).send({ url: `/api/cases/${caseId}/joint-visits` })).statusCode
  expect([await status(leader), await status(judge), await status(stranger)]).toEqual([
    200, 200, 404,
  ])
  const rows = (login: string) =>
    desk
      .actor(login)
      .then((actor) =>
        desk.db.run(scopeOf(actor), (sql) =>
          sql.query('select 1 from joint_visits where id = $1', [visitId]),
        ),
      )
  expect([(await rows(leader)).length, (await rows(stranger)).length]).toEqual([1, 0])
})

it('who did not come is marked so, and a visit may be called off with a reason', async () => {
  const caseId = await matter()
  const plan = planOf(caseId, [police, judge])
  const { visitId } = plan
  await act(worker, plan)
  await act(worker, { action: 'part', visitId, text: '只有网格员到场' })
  await confirm(worker, visitId)
  const absent = [postOf[police] ?? '', postOf[judge] ?? '']
  expect(await act(worker, { action: 'close', visitId, absent })).toBe('DONE')
  const { members } = await seen(police, visitId)
  expect(members.map(({ answer }) => answer)).toEqual(['COMING', 'ABSENT', 'ABSENT'])
  const other = planOf(caseId, [police])
  await act(worker, other)
  const off: JointDeed = { action: 'cancel', visitId: other.visitId, reason: '大风' }
  expect(await act(police, off)).toMatch(/只有召集人/)
  expect(await act(worker, off)).toBe('DONE')
  expect(await seen(police, other.visitId)).toMatchObject({
    state: 'CANCELLED',
    cancelReason: '大风',
  })
})

it('two parts written at the same moment are both in the record, and no confirmation outlives them', async () => {
  const plan = planOf(await matter(), [police, judge])
  const { visitId } = plan
  await act(worker, plan)
  await act(worker, { action: 'part', visitId, text: '到场' })
  const hash = await hashSeen(worker, visitId)
  const answers = await Promise.all([
    act(police, { action: 'part', visitId, text: '查过' }),
    act(judge, { action: 'part', visitId, text: '释明' }),
    act(worker, { action: 'confirm', visitId, hash }),
  ])
  expect(answers.slice(0, 2)).toEqual(['DONE', 'DONE'])
  const { members } = await seen(worker, visitId)
  expect(members.map(({ part }) => part?.text)).toEqual(['到场', '查过', '释明'])
  expect(members.map(({ confirmed }) => confirmed)).toEqual([false, false, false])
})

it('the mark changes with every deed and only then; after thirty days it is gone from the phones', async () => {
  const plan = planOf(await matter(), [police])
  const first = await section(police)
  await act(worker, plan)
  const second = await section(police)
  expect(second.etag).not.toBe(first.etag)
  expect((await section(police)).etag).toBe(second.etag)
  await act(worker, { action: 'cancel', visitId: plan.visitId, reason: '改期' })
  expect((await section(police)).etag).not.toBe(second.etag)
  await desk.travel('2026-04-20T02:00:00Z')
  const kept = (await section(police)).data
  expect(kept.map(({ id }) => id)).not.toContain(plan.visitId)
  expect(kept.every(({ state }) => state === 'PLANNED')).toBe(true)
})

it('a phone of the grid knows whom to ask, with the unit that must see the matter', async () => {
  const answer = await (await desk.as(police)).send({
    method: 'POST',
    url: '/api/field/sync',
    payload: { held: [], sections: {} },
  })
  const people = answer.json<FieldSyncView>().sections.people?.data as PeopleSection
  expect(people.find(({ postId }) => postId === postOf[worker])).toMatchObject({
    role: 'GRID_WORKER',
    unitCode: `G-${farGrid}`,
  })
})
