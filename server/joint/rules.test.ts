import { describe, expect, it, test } from 'vitest'
import type { JointMember, JointVisit } from '#contract/joint.ts'
import { byUnitRoles, isAgreed, isOfPlace, jointRoles, recordOf } from '#contract/joint-words.ts'
import { seesSubtree } from '#server/cases/actor.ts'
import { noteOf, refusalOf, withAbsent } from './rules.ts'

const [planner, police, judge] = ['a', 'b', 'c']
const at = '2026-03-10T02:00:00.000Z'
const member = (postId: string, more: Partial<JointMember> = {}): JointMember => ({
  postId,
  role: 'GRID_WORKER',
  name: '黎',
  answer: 'COMING',
  confirmed: false,
  ...more,
})
const part = (text: string) => ({ text, at, version: 1 })
function visit(...members: JointMember[]) {
  return {
    state: 'PLANNED',
    plannedBy: planner,
    members,
    recordHash: 'h',
  } satisfies Partial<JointVisit>
}
type Deed = Parameters<typeof refusalOf>[2]
const no = (about: ReturnType<typeof visit>, postId: string, deed: Partial<Deed>) => {
  const me = about.members.find((one) => one.postId === postId)
  if (!me) throw new Error('not a member')
  return refusalOf(about, me, { visitId: 'v', ...deed } as Deed)?.zh
}

describe('who may do what in a joint visit', () => {
  const written = visit(
    member(planner, { part: part('到场'), confirmed: true }),
    member(police, { answer: 'INVITED' }),
    member(judge, { answer: 'DECLINED' }),
  )

  it('who planned it cancels rather than declines, and who wrote a part was there', () => {
    expect(no(written, planner, { action: 'answer', coming: false })).toMatch('召集人')
    expect(no(written, police, { action: 'answer', coming: false })).toBeUndefined()
    const wrote = visit(member(planner), member(police, { part: part('查') }))
    expect(no(wrote, police, { action: 'answer', coming: false })).toMatch('自己的部分')
    expect(no(written, police, { action: 'cancel', reason: '雨' })).toMatch('只有召集人')
    expect(no(written, planner, { action: 'cancel', reason: '雨' })).toBeUndefined()
  })

  it('a confirmation is of the record as it stands, and of something', () => {
    expect(no(written, police, { action: 'confirm', hash: 'h' })).toBeUndefined()
    expect(no(written, police, { action: 'confirm', hash: 'old' })).toMatch('有改动')
    expect(no(written, judge, { action: 'confirm', hash: 'h' })).toMatch('不参加')
    const empty = visit(member(planner), member(police))
    expect(no(empty, police, { action: 'confirm', hash: 'h' })).toMatch('空的')
  })

  it('is closed once everybody has confirmed who is waited for', () => {
    expect(no(written, planner, { action: 'close' })).toMatch('没有确认')
    expect(no(written, planner, { action: 'close', absent: [police] })).toBeUndefined()
    expect(no(written, police, { action: 'close', absent: [judge] })).toMatch('只有召集人')
    expect(no(written, planner, { action: 'close', absent: [planner] })).toMatch('未到场')
    const all = visit(
      member(planner, { part: part('到场'), confirmed: true }),
      member(police, { confirmed: true }),
    )
    expect(no(all, police, { action: 'close' })).toBeUndefined()
    expect(isAgreed([member(planner, { confirmed: true })])).toBe(false)
  })

  it('nothing more once it is over', () => {
    for (const deed of [{ action: 'part', text: '后来' }, { action: 'close' }] as const)
      expect(no({ ...written, state: 'DONE' as never }, planner, deed)).toMatch('已经结束')
  })
})

test('the record is the same whoever reads it, in whatever order, and another after any change', () => {
  const members = [
    { postId: police, answer: 'COMING' as const, part: { text: '乙' } },
    { postId: planner, answer: 'COMING' as const, part: { text: '甲' } },
  ]
  const about = { id: 'v', caseId: 'k', plannedAt: '2026-03-10T02:00:00Z', place: '村口', members }
  const record = recordOf(about)
  expect(recordOf({ ...about, plannedAt: at, members: members.toReversed() })).toBe(record)
  const more = [...members, { postId: judge, answer: 'INVITED' as const }]
  expect(recordOf({ ...about, members: more })).toBe(record)
  for (const other of [
    { ...about, place: '村尾' },
    { ...about, plannedAt: '2026-03-10T02:01:00Z' },
    { ...about, members: members.slice(1) },
  ])
    expect(recordOf(other)).not.toBe(record)
})

test('the timeline tells roles and who was not there, and no name', () => {
  const members = withAbsent(
    [
      member(planner),
      member(police, { role: 'POLICE_GRID_WORKER' }),
      member(judge, { role: 'GRID_JUDGE', answer: 'INVITED' }),
    ],
    [judge],
  )
  const note = noteOf({ plannedAt: at, recordHash: 'f'.repeat(64) }, members)
  expect(note).toBe(
    '联合走访（2026-03-10 10:00）：网格员、警务网格员共同到场；网格法官未参加；共同记录已由到场各方确认，校验值 ffffffffffffffff',
  )
})

test('the phone knows who sees a matter by its place and who by the unit', () => {
  expect(jointRoles.filter((role) => !seesSubtree(role))).toEqual(byUnitRoles)
})

test('a post is of the place of a case when it stands on its grid or above', () => {
  expect(isOfPlace('620981103', '620981103200001')).toBe(true)
  expect(isOfPlace('620981103200002', '620981103200001')).toBe(false)
  expect(isOfPlace('620981103200001', '620981103')).toBe(false)
})
