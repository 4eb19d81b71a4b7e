import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldKind, FieldResult, FieldSyncView } from '#contract/field.ts'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import { sequence } from '#server/cases/sequencer.ts'
import { fieldSections } from '#server/channels/field/sections.ts'
import { giveCommand, giveWithin } from '#server/flow/give.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { system } from '#server/platform/db.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from './desk.ts'

// A phone that was away: what it did comes in once and in order, what it must know goes out.

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

const me = 'wanggeyuan'
/** Settled with words alone: no photo is asked for. */
const spoken = '0407'
const dogs = '0207'

function item(kind: FieldKind, body: Record<string, unknown>, clientKey: string = randomUUID()) {
  const hash = sha256(canonicalJson(body)).toString('hex')
  return { clientKey, kind, body, hash, madeAt: '2026-03-10T01:30:00.000Z' }
}
type Item = ReturnType<typeof item>
const command = (about: Record<string, unknown>, name: string, payload = {}) =>
  item('command', { ...about, command: name, payload })

async function send(items: Item[], who = me) {
  const visitor = await desk.as(who)
  return visitor.send({ method: 'POST', url: '/api/field/outbox', payload: { items } })
}
async function bring(...items: Item[]): Promise<FieldResult[]> {
  const answer = await send(items)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ results: FieldResult[] }>().results
}
const told = (results: FieldResult[]) =>
  results.map(({ status, problem }) => (problem ? `${status} ${String(problem.type)}` : status))

interface Held {
  cursor?: string
  held?: string[]
  sections?: Record<string, string>
}
async function sync({ cursor, held = [], sections = {} }: Held = {}, who = me) {
  await order()
  const visitor = await desk.as(who)
  const answer = await visitor.send({
    method: 'POST',
    url: '/api/field/sync',
    payload: { held, sections, ...(cursor ? { cursor } : {}) },
  })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<FieldSyncView>()
}
/** The sequencer's turn, which the program takes by itself. */
const order = () => sequence(desk.ctx.db, () => [], desk.ctx.clock.now())
const atDesk = async () =>
  (await desk.report({ regionCode: storyGrid, categoryCode: '0407' })).caseId

describe('the outbox', () => {
  it('takes a report and what was done to it before it had a name', async () => {
    const report = item('report', { words: '楼道堆物', regionCode: storyGrid })
    const note = command({ reportKey: report.clientKey, after: report.clientKey }, 'comment', {
      note: '已拍照',
    })
    const more = command({ reportKey: report.clientKey, after: note.clientKey }, 'comment', {
      note: '已联系物业',
    })
    const results = await bring(report, note, more)
    expect(told(results)).toEqual(['DONE', 'DONE', 'DONE'])
    const [first, , last] = results
    expect(last).toMatchObject({ caseId: first?.caseId, version: 3 })
    const view = await desk.view('fenpai-suzhou', first?.caseId ?? '')
    expect(view.reports[0]).toMatchObject({
      words: '楼道堆物',
      occurredAt: '2026-03-10T01:30:00.000Z',
    })
    expect(view.timeline[1]?.data).toMatchObject({ notedAt: '2026-03-10T01:30:00.000Z' })
    // The whole batch again, for its answer was lost: the same answers, and nothing twice.
    expect(told(await bring(report, note, more))).toEqual(['DONE', 'DONE', 'DONE'])
    expect((await desk.view('fenpai-suzhou', first?.caseId ?? '')).timeline).toHaveLength(3)
  })

  it('goes on after what was settled on the spot, which the system took further', async () => {
    const report = item('report', {
      words: '当场讲清了政策',
      categoryCode: spoken,
      regionCode: storyGrid,
      onSite: { result: '已讲清' },
    })
    const after = command({ reportKey: report.clientKey, after: report.clientKey }, 'comment', {
      note: '主人已签承诺',
    })
    const results = await bring(report, after)
    expect(told(results)).toEqual(['DONE', 'DONE'])
    expect(results[0]).toMatchObject({ state: 'RESOLVED', version: 3 })
  })

  it('stops only what follows the refused, and shows both sides of a conflict', async () => {
    const [moved, fine] = [await atDesk(), await atDesk()]
    const seen = await desk.view(me, moved)
    await desk.give('fenpai-suzhou', moved, 'comment', { note: '已电话联系' })
    const late = command({ caseId: moved, version: seen.version }, 'comment', { note: '到现场' })
    const behind = command({ caseId: moved, after: late.clientKey }, 'comment', { note: '补一句' })
    const other = command({ caseId: fine, version: 1 }, 'comment', { note: '另一件' })
    const results = await bring(late, behind, other)
    expect(told(results)).toEqual(['CONFLICT stale-version', 'WAITING', 'DONE'])
    expect(results[0]?.current).toMatchObject({ id: moved, version: seen.version + 1 })
    // The person says: on how it stands now. The same intention, so the same key.
    const again = {
      ...late,
      ...command({ caseId: moved, version: seen.version + 1 }, 'comment', { note: '到现场' }),
      clientKey: late.clientKey,
    }
    expect(told(await bring(again, behind))).toEqual(['DONE', 'DONE'])
  })

  it('is not in conflict with what the program did by itself meanwhile', async () => {
    const [seen, reported] = [await atDesk(), item('report', { words: '巷口堆土' })]
    const [first] = await bring(reported)
    const remind = { command: 'remind', payload: {}, at: new Date('2026-03-12T02:00:00Z') } as const
    for (const caseId of [seen, first?.caseId ?? ''])
      await giveCommand(desk.ctx, { kind: 'system' }, { caseId, ...remind })
    const results = await bring(
      command({ caseId: seen, version: 1 }, 'comment', { note: '到现场' }),
      command({ reportKey: reported.clientKey, after: reported.clientKey }, 'comment', {
        note: '补一句',
      }),
    )
    expect(told(results)).toEqual(['DONE', 'DONE'])
    expect(results.map(({ version }) => version)).toEqual([3, 3])
    // A colleague's step after the program's is one to weigh.
    await desk.give('fenpai-suzhou', seen, 'comment', { note: '已电话联系' })
    const late = command({ caseId: seen, version: 2 }, 'comment', { note: '再到现场' })
    expect(told(await bring(late))).toEqual(['CONFLICT stale-version'])
  })

  it('of a clock that is a day ahead no report happened after it was told', async () => {
    const ahead = { ...item('report', { words: '路灯不亮' }), madeAt: '2026-03-11T02:00:00.000Z' }
    const [done, again] = [await bring(ahead), await bring(ahead)]
    expect(told([...done, ...again])).toEqual(['DONE', 'DONE'])
    const view = await desk.view(me, done[0]?.caseId ?? '')
    expect(view.reports[0]?.occurredAt).toBe(desk.clock.now().toISOString())
  })

  it('what follows a refused item waits, by whatever name it calls the case', async () => {
    const id = await atDesk()
    const report = item('report', { words: '' })
    const behind = command({ caseId: id, after: report.clientKey }, 'comment', { note: '一' })
    const last = command({ caseId: id, after: behind.clientKey }, 'comment', { note: '二' })
    expect(told(await bring(report, behind, last))).toEqual([
      'REFUSED invalid',
      'WAITING',
      'WAITING',
    ])
  })

  it('names what it refuses and why', async () => {
    const id = await atDesk()
    const tampered = {
      ...command({ caseId: id, version: 1 }, 'comment', { note: '一' }),
      hash: 'a'.repeat(64),
    }
    const unknown = command({ caseId: randomUUID(), version: 1 }, 'comment', { note: '一' })
    const shapeless = item('command', { command: 'comment', payload: {} })
    const beyond = command({ caseId: id, version: 1 }, 'dispatch', { leadUnit: 'C-620902' })
    const empty = item('report', { regionCode: storyGrid })
    const results = await bring(tampered, unknown, shapeless, beyond, empty)
    expect(told(results)).toEqual([
      'REFUSED invalid',
      'REFUSED not-found',
      'REFUSED not-found',
      'WAITING',
      'REFUSED invalid',
    ])
    expect(told(await bring(beyond))).toEqual(['REFUSED wrong-state'])
  })

  it('the same key with other content is refused, and nothing of it happens', async () => {
    const id = await atDesk()
    const first = command({ caseId: id, version: 1 }, 'comment', { note: '一' })
    const other = {
      ...command({ caseId: id, version: 2 }, 'comment', { note: '二' }),
      clientKey: first.clientKey,
    }
    expect(told(await bring(first))).toEqual(['DONE'])
    expect(told(await bring(other))).toEqual(['REFUSED key-reused'])
    expect((await desk.view(me, id)).version).toBe(2)
  })

  it('brought by two tabs at once it happens once', async () => {
    const report = item('report', { words: '两个页面', regionCode: storyGrid })
    const both = await Promise.all([bring(report), bring(report), bring(report)])
    expect(new Set(both.map(([result]) => result?.caseId)).size).toBe(1)
    const verified = await verifyRecord(desk.ctx.db)
    expect(verified.faults).toEqual([])
  })
})

describe('when a deed was noted', () => {
  const noted = async (minutesAgo: number) => {
    const { caseId, version } = await desk.report({ regionCode: storyGrid, categoryCode: spoken })
    const note = command({ caseId, version }, 'comment', { note: '看过了' })
    const at = new Date(desk.ctx.clock.now().getTime() - minutesAgo * 60_000)
    const [result] = await bring({ ...note, madeAt: at.toISOString() })
    expect(result).toMatchObject({ status: 'DONE' })
    const { timeline } = await desk.view('fenpai-suzhou', result?.caseId ?? '')
    return { said: timeline.at(-1)?.data.notedAt, at: at.toISOString() }
  }

  it('is on the record where it came later, beside the time of the server', async () => {
    const { said, at } = await noted(6)
    expect(said).toBe(at)
  })

  it('is not repeated where it came at once, nor believed where it is yet to come', async () => {
    expect((await noted(4)).said).toBeUndefined()
    expect((await noted(-600)).said).toBeUndefined()
  })
})

describe('the sync', () => {
  it('tells what is open in the grid, then only what changed, then nothing', async () => {
    const mine = await atDesk()
    const first = await sync()
    expect(first.reset).toBe(true)
    const ids = first.cases.map(({ id }) => id)
    expect(ids).toContain(mine)
    expect(first.cases.every(({ region }) => region.code.startsWith(storyGrid))).toBe(true)
    expect(first.cases[0]?.commands.every(({ allowed }) => allowed)).toBe(true)
    const sections = Object.fromEntries(
      Object.entries(first.sections).map(([name, { etag }]) => [name, etag]),
    )
    expect(Object.keys(sections)).toEqual(fieldSections.map(({ name }) => name))
    const held = { cursor: first.cursor, held: ids, sections }
    const nothing = await sync(held)
    expect(nothing).toMatchObject({ reset: false, cases: [], gone: [], sections: {} })
    await desk.give('fenpai-suzhou', mine, 'comment', { note: '在路上' })
    const changed = await sync(held)
    expect(changed.cases.map(({ id, version }) => [id, version])).toEqual([[mine, 2]])
  })

  it('takes away what may no longer be seen, and what is settled', async () => {
    const [leaving, rejected] = [await atDesk(), await atDesk()]
    const first = await sync()
    await desk.give('fenpai-suzhou', leaving, 'relocate', { regionCode: '620902101' })
    await desk.give('fenpai-suzhou', rejected, 'reject', {
      refusalCode: 'BEYOND_DUTY',
      reason: '不在职责范围',
    })
    const held = first.cases.map(({ id }) => id)
    const then = await sync({ cursor: first.cursor, held })
    expect(then.gone.sort()).toEqual([leaving, rejected].sort())
  })

  it('with more changes than a phone holds everything is told anew, and nothing left out', async () => {
    const first = await sync({}, 'fenpai-suzhou')
    const ids = await Promise.all(Array.from({ length: 301 }, atDesk))
    const then = await sync({ cursor: first.cursor }, 'fenpai-suzhou')
    expect(ids).toHaveLength(301)
    expect(then).toMatchObject({ reset: true, more: true })
    expect(then.cases).toHaveLength(300)
  })

  it('with other posts everything is told anew', async () => {
    const first = await sync()
    const other = await sync({ cursor: first.cursor }, 'fenpai-suzhou')
    expect(other.reset).toBe(true)
    expect(other.cursor.split('.')[1]).not.toBe(first.cursor.split('.')[1])
  })

  it('misses nothing when what began first commits last', async () => {
    const [slow, fast] = [await atDesk(), await atDesk()]
    const { cursor, cases } = await sync()
    const held = cases.map(({ id }) => id)
    const actor = await desk.actor('fenpai-suzhou')
    const give = (caseId: string) => ({
      caseId,
      version: 1,
      command: 'comment' as const,
      payload: { note: '记' },
    })
    let told: FieldSyncView | undefined
    await desk.ctx.db.transaction(system, async (tx) => {
      await giveWithin(desk.ctx, tx, actor, give(slow))
      // Begins later, commits earlier.
      await desk.give('fenpai-suzhou', fast, 'comment', { note: '快' })
      told = await sync({ cursor, held })
    })
    const seen = new Set(told?.cases.map(({ id }) => id))
    const rest = await sync({ cursor: told?.cursor ?? '', held })
    for (const { id } of rest.cases) seen.add(id)
    expect([slow, fast].filter((id) => !seen.has(id))).toEqual([])
  })

  it('carries what the grid is: shapes, categories by pinyin, who works there', async () => {
    const { sections } = await sync()
    const grids = sections.grids?.data as { code: string; mine: boolean; shape: unknown[] }[]
    expect(grids.filter(({ mine }) => mine).map(({ code }) => code)).toEqual([storyGrid])
    expect(grids.length).toBeGreaterThan(3)
    const leaves = sections.categories?.data as { code: string; initials: string; pinyin: string }[]
    expect(leaves).toHaveLength(98)
    expect(leaves.find(({ code }) => code === dogs)).toMatchObject({ initials: 'qzgl' })
    const people = sections.people?.data as { role: string }[]
    expect(people.some(({ role }) => role === 'POLICE_GRID_WORKER')).toBe(true)
  })
})
