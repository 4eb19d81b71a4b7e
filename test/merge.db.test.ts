import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LikenessView, NearbyView } from '#contract/likeness.ts'
import type { Receipt } from '#contract/reports.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

// One noisy shop, reported by several: merged, followed, rated, parted again.

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

const county = storyGrid.slice(0, 6)
const centre = 'fenpai-suzhou'
const police = `${county}-PSB`
const clerk = 'gongan-suzhou'
const spot = { lng: 98.51, lat: 39.74 }
const secret = { name: '赵六', phone: '13909370000' }

/** Each a second after the one before, so that one is the older. */
function noise(more: Record<string, unknown> = {}): Promise<Receipt> {
  desk.clock.set(new Date(desk.clock.now().getTime() + 1000))
  return desk.report({
    words: '小区东门洗衣店夜里太吵，睡不好觉',
    regionCode: storyGrid,
    categoryCode: '0407',
    ...more,
  })
}
/** At one spot of the story's grid, whatever the locator makes of it. */
async function noiseAt(metres: number, more: Record<string, unknown> = {}): Promise<Receipt> {
  const receipt = await noise(more)
  await sql('update cases set lng = $2, lat = $3 where id = $1', [
    receipt.caseId,
    spot.lng,
    spot.lat + metres / 111_195,
  ])
  return receipt
}
const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  desk.db.run(system, (on) => on.query<Row>(text, values))
const view = (id: string) => desk.view(centre, id)
const merge = (child: Receipt, parent: Receipt) =>
  desk.give(centre, child.caseId, 'merge', { parentId: parent.caseId })
const steps = async (id: string) => (await view(id)).timeline.map(({ command }) => command)
const told = async (id: string) =>
  (await view(id)).notices.map(({ template }) => template).toSorted()
async function likenesses(id: string, login = centre): Promise<LikenessView> {
  const answer = await (await desk.as(login)).send({ url: `/api/cases/${id}/likenesses` })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<LikenessView>()
}
const guardOf = (answer: { json(): unknown }) => (answer.json() as { guard?: string }).guard

describe('candidates', () => {
  it('come with their reasons, nearest first, and show no telephone', async () => {
    const here = await noiseAt(0, { reporter: secret })
    const near = await noiseAt(40, { reporter: { phone: '139 0937 0000' } })
    const far = await noiseAt(900, { words: '工地打桩' })
    const [first, ...others] = (await likenesses(here.caseId)).candidates
    expect(first).toMatchObject({ id: near.caseId, metres: 40, proposal: 'INTO_THIS' })
    expect(first?.reasons.map(({ kind }) => kind).toSorted()).toEqual(
      ['KIND', 'PHONE', 'PLACE', 'TIME', 'WORDS'].toSorted(),
    )
    expect(others.map(({ id }) => id)).not.toContain(far.caseId)
    expect(JSON.stringify(first)).not.toMatch(/1390937|赵六/)
  })

  it('that the person pointed at come first', async () => {
    const parent = await noiseAt(150)
    const { caseId } = await noiseAt(0, { sameAs: parent.caseId })
    const [first] = (await likenesses(caseId)).candidates
    expect(first).toMatchObject({ id: parent.caseId, reasons: [{ kind: 'SAID' }, {}, {}, {}, {}] })
  })

  it('that were refused do not come again, from either side; a link stays in sight', async () => {
    const one = await noiseAt(300)
    const two = await noiseAt(310)
    const three = await noiseAt(320)
    const ids = async (id: string) => (await likenesses(id)).candidates.map((each) => each.id)
    await desk.give(centre, one.caseId, 'refuseLikeness', { otherId: two.caseId })
    await desk.give(centre, one.caseId, 'link', { otherId: three.caseId })
    expect(await ids(one.caseId)).not.toEqual(expect.arrayContaining([two.caseId]))
    expect(await ids(two.caseId)).not.toContain(one.caseId)
    expect((await likenesses(three.caseId)).related).toMatchObject([{ id: one.caseId }])
    await desk.give(centre, two.caseId, 'unlink', { otherId: one.caseId })
    expect(await ids(one.caseId)).toContain(two.caseId)
    const again = await desk.try(centre, two.caseId, 'unlink', { otherId: one.caseId })
    expect(guardOf(again)).toBe('knownPair')
    const self = await desk.try(centre, one.caseId, 'link', { otherId: one.caseId })
    expect(guardOf(self)).toBe('anotherCase')
  })
})

describe('merged', () => {
  it('is followed to the end: told, shown, rated, counted', async () => {
    const parent = await noiseAt(0, { words: '东门洗衣店很吵，我姓李', reporter: secret })
    const child = await noise({ words: '洗衣店吵，我是王五', reporter: { phone: '13911112222' } })
    const other = await noise()
    await desk.give(centre, parent.caseId, 'accept', {})
    await merge(child, parent)
    await merge(other, parent)
    expect(await told(parent.caseId)).toEqual(['accepted', 'joined'])
    expect((await likenesses(parent.caseId)).gathered.map(({ id }) => id).toSorted()).toEqual(
      [child.caseId, other.caseId].toSorted(),
    )

    await desk.give(centre, parent.caseId, 'dispatch', { leadUnit: police })
    await desk.give(clerk, parent.caseId, 'sign', {})
    const early = await desk.progress(child)
    expect(early.commands.find(({ command }) => command === 'answer')).toMatchObject({
      allowed: false,
    })
    await desk.give(clerk, parent.caseId, 'resolve', {
      outcome: 'SOLVED',
      reply: '李女士，店主已停机',
    })
    expect(await told(child.caseId)).toEqual(['dispatched', 'merged', 'resolved'])

    const seen = await desk.progress(child)
    expect(seen).toMatchObject({ state: 'MERGED', answered: false, follows: { state: 'RESOLVED' } })
    expect(seen.follows?.outcome?.zh).toBe('已解决')
    expect(seen.follows?.steps.map(({ name }) => name.zh)).toEqual([
      '已受理',
      '已派给承办单位',
      '承办单位已签收',
      '承办单位报告已办结',
    ])
    expect(JSON.stringify(seen)).not.toMatch(/李|赵六|1390937|我姓/)
    expect((await desk.progress(child, false)).follows?.outcome).toBeUndefined()

    await desk.say(child, 'answer', { solved: false, satisfaction: 'FAIR', ownWords: '仍很吵' })
    await desk.say(other, 'answer', { solved: true, satisfaction: 'SATISFIED' })
    await desk.give(centre, parent.caseId, 'verifyPass', { method: 'CALL' })
    // Her own yes would close it; but one of the others said no: a person decides.
    const own = await desk.say(parent, 'answer', { solved: true, satisfaction: 'SATISFIED' })
    expect(own.state).toBe('FOLLOW_UP')
    const { answers } = await likenesses(parent.caseId)
    expect(answers).toEqual({ reports: 3, solved: 2, unsolved: 1 })

    await desk.give(centre, parent.caseId, 'followUpUnsolved', { reason: '一户仍受扰' })
    expect((await likenesses(parent.caseId)).answers.unsolved).toBe(1)
    desk.clock.set(new Date(desk.clock.now().getTime() + 3_600_000))
    await desk.give(clerk, parent.caseId, 'resolve', { outcome: 'SOLVED', reply: '夜间停业' })
    // What was said about the result that did not stand counts no more.
    expect((await likenesses(parent.caseId)).answers).toEqual({
      reports: 3,
      solved: 0,
      unsolved: 0,
    })
    expect((await desk.progress(child)).answered).toBe(false)
    await desk.say(child, 'answer', { solved: true, satisfaction: 'SATISFIED' })
    await desk.give(centre, parent.caseId, 'verifyPass', { method: 'CALL' })
    await desk.say(parent, 'answer', { solved: true, satisfaction: 'SATISFIED' })
    expect((await view(parent.caseId)).state).toBe('CLOSED')
    expect(await told(other.caseId)).toContain('closed')
  })

  it('cannot be withdrawn by the one while others reported the same', async () => {
    const parent = await noise()
    const child = await noise()
    await merge(child, parent)
    const answer = await desk.app.inject({
      method: 'POST',
      url: `/api/portal/cases/${parent.caseCode}/withdrawals`,
      payload: { clientKey: randomUUID(), queryCode: parent.queryCode, payload: {} },
    })
    expect(guardOf(answer)).toBe('nobodyJoined')
  })

  it('not into itself, nor in a circle, nor into what has ended', async () => {
    const [one, two, gone] = [await noise(), await noise(), await noise()]
    const into = (child: Receipt, parent: Receipt) =>
      desk.try(centre, child.caseId, 'merge', { parentId: parent.caseId })
    expect(guardOf(await into(one, one))).toBe('sameMatter')
    await merge(one, two)
    expect(guardOf(await into(two, one))).toBe('sameMatter')
    await desk.say(gone, 'withdraw', {})
    expect(guardOf(await into(two, gone))).toBe('sameMatter')
  })

  it('into a merged one leads on to its parent, and takes along what it had gathered', async () => {
    const [top, middle, low, late] = [await noise(), await noise(), await noise(), await noise()]
    await merge(low, middle)
    await merge(middle, top)
    await merge(late, middle)
    for (const each of [low, middle, late])
      expect((await view(each.caseId)).parent?.caseCode, each.caseCode).toBe(top.caseCode)
    expect(await steps(top.caseId)).toEqual(['submit', 'absorb', 'absorb'])
    expect(await steps(low.caseId)).toEqual(['submit', 'merge', 'follow'])
    // And taken back, each is where it was.
    await desk.give(centre, middle.caseId, 'unmerge', { reason: '两家店' })
    expect((await view(low.caseId)).parent?.caseCode).toBe(middle.caseCode)
    expect((await view(late.caseId)).parent?.caseCode).toBe(top.caseCode)
    expect(await steps(top.caseId)).toEqual(['submit', 'absorb', 'absorb', 'giveBack'])
  })
})

describe('parted again', () => {
  it('stands where it stood, its limits as if they had never stopped, its tasks open', async () => {
    const parent = await noise()
    const child = await noise()
    await desk.give(centre, child.caseId, 'accept', {})
    await desk.give(centre, child.caseId, 'dispatch', {
      leadUnit: police,
      coUnits: [`${county}-ECO`],
    })
    await desk.give(clerk, child.caseId, 'sign', {})
    const before = await view(child.caseId)
    await merge(child, parent)
    expect((await view(child.caseId)).subTasks[0]?.result).toBe('CANCELLED')
    desk.clock.set(new Date(desk.clock.now().getTime() + 5 * 86_400_000))
    const after = await desk.give(centre, child.caseId, 'unmerge', { reason: '不是同一家' })
    expect(after).toMatchObject({ state: 'IN_PROGRESS', dueAt: before.dueAt })
    expect(after.parent).toBeUndefined()
    expect(after.clocks).toEqual(
      before.clocks.map((clock) => ({ ...clock, overdue: expect.any(Boolean) })),
    )
    expect(after.subTasks).toEqual(before.subTasks)
    expect(await told(child.caseId)).toContain('unmerged')
    expect((await likenesses(parent.caseId)).gathered).toEqual([])
    await desk.give('huanbao-suzhou', child.caseId, 'finishSubTask', {
      subTaskId: after.subTasks[0]?.id ?? '',
      result: '已到场',
    })
  })

  it('by a second thought within minutes, with what had come along', async () => {
    const [parent, child, low] = [await noise(), await noise(), await noise()]
    await merge(low, child)
    const { version } = await merge(child, parent)
    const answer = await (await desk.as(centre)).send({
      method: 'POST',
      url: `/api/cases/${child.caseId}/undo`,
      payload: { clientKey: randomUUID(), version },
    })
    expect(answer.statusCode, answer.body).toBe(200)
    expect((await view(child.caseId)).state).toBe('REGISTERED')
    expect((await view(low.caseId)).parent?.caseCode).toBe(child.caseCode)
    expect((await likenesses(parent.caseId)).gathered).toEqual([])
  })

  it('not once the parent has been closed for thirty days', async () => {
    const parent = await noise()
    const child = await noise()
    await merge(child, parent)
    const closed = (days: number) =>
      sql('update cases set closed_at = $2 where id = $1', [
        parent.caseId,
        new Date(desk.clock.now().getTime() - days * 86_400_000),
      ])
    await closed(31)
    const late = await desk.try(centre, child.caseId, 'unmerge', { reason: '-' })
    expect(guardOf(late)).toBe('partingTime')
    await closed(29)
    await desk.give(centre, child.caseId, 'unmerge', { reason: '-' })
  })
})

describe('at the same moment', () => {
  it('A into B and B into A: one is done, the other is refused, nobody waits for ever', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [a, b] = [await noise(), await noise()]
      const answers = await Promise.all([
        desk.try(centre, a.caseId, 'merge', { parentId: b.caseId }, { version: 1 }),
        desk.try(centre, b.caseId, 'merge', { parentId: a.caseId }, { version: 1 }),
      ])
      const codes = answers.map(({ statusCode }) => statusCode).toSorted()
      expect(codes[0]).toBe(200)
      expect([409, 412]).toContain(codes[1])
    }
  })

  it('many merging and parting at once leave every matter under one that stands alone', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => noise()))
    const pick = (n: number) => all[n % all.length] ?? all[0]
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, n) => {
        const [child, parent] = [pick(n), pick(n * 5 + 1 + Math.floor(n / 6))]
        return n % 4 === 3
          ? desk.try(centre, child?.caseId ?? '', 'unmerge', { reason: '-' })
          : desk.try(centre, child?.caseId ?? '', 'merge', { parentId: parent?.caseId ?? '' })
      }),
    )
    expect(answers.map(({ statusCode }) => statusCode).filter((code) => code >= 500)).toEqual([])
    expect(answers.some(({ statusCode }) => statusCode === 200)).toBe(true)
    const wrong = await sql(
      `select c.id from cases c left join cases p on p.id = c.parent_id
        where (c.state = 'MERGED') <> (c.parent_id is not null) or p.state = 'MERGED'`,
    )
    expect(wrong).toEqual([])
  })
})

describe('near by', () => {
  const nearby = async (category: string, at = spot) => {
    const { lng, lat } = at
    const url = `/api/portal/nearby?lng=${lng}&lat=${lat}&category=${category}`
    const answer = await desk.app.inject({ url })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<NearbyView>()
  }

  it('says how many, how far on and how near, and nothing of anybody', async () => {
    const at = { lng: 98.7, lat: 39.74 }
    const first = await noise({ reporter: secret })
    const hushed = await noise({ confidential: true })
    for (const [id, metres] of [
      [first.caseId, 120],
      [hushed.caseId, 10],
    ])
      await sql('update cases set lng = $2, lat = $3 where id = $1', [
        id,
        at.lng,
        at.lat + Number(metres) / 111_195,
      ])
    expect(await nearby('0407', at)).toEqual({
      count: 1,
      matters: [
        {
          id: first.caseId,
          stateName: { zh: '已登记', en: 'Registered' },
          receivedOn: expect.stringMatching(/^2026-/),
          metres: 150,
        },
      ],
    })
    expect((await nearby('0407', { lng: 98.7, lat: 39.75 })).count).toBe(0)
    expect((await nearby('0502', at)).count).toBe(0)
  })

  it('tells nobody of a quarrel or of care next door', async () => {
    const at = { lng: 98.72, lat: 39.74 }
    for (const categoryCode of ['0102', '0901']) {
      const { caseId } = await noise({ categoryCode })
      await sql('update cases set lng = $2, lat = $3 where id = $1', [caseId, at.lng, at.lat])
      expect(await nearby(categoryCode, at)).toEqual({ count: 0, matters: [] })
    }
  })
})

describe('afterwards', () => {
  it('the record verifies, and the counters say what the cases say', async () => {
    await desk.work()
    expect(await verifyRecord(desk.db)).toMatchObject({ ok: true, faultCount: 0 })
    const wrong = await sql(
      `select code, state, n from case_counts where scope = 'centre' and n <> 0
       except select centre_code, state, count(*) from cases group by 1, 2`,
    )
    expect(wrong).toEqual([])
  })

  it('neither side of a link is shown to another county, nor to a reporter', async () => {
    const count = (scope: Parameters<typeof desk.db.run>[0]) =>
      desk.db.run(scope, (on) => on.query('select 1 from case_links'))
    expect((await count(system)).length).toBeGreaterThan(0)
    expect(await count({ kind: 'post', regions: ['620921'], units: ['620921-PSB'] })).toEqual([])
  })
})
