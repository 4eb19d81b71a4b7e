import { describe, expect, it } from 'vitest'
import type { PostView } from '#contract/api.ts'
import type { FieldCase, PeopleSection } from '#contract/field.ts'
import type { JointDeed, JointMember, JointVisit } from '#contract/joint.ts'
import { type Around, type Done, known, mineOf } from './fold.ts'
import { mayBeAbsent, standingOf } from './standing.ts'

const grid = '620981103200001'
const at = '2026-11-23T07:00:00.000Z'
const now = Date.parse(at)
const named = (code: string) => ({ code, name: { zh: code, en: code } })
const post = { id: 'mine', role: 'GRID_WORKER', region: named(grid), unit: named(`G-${grid}`) }
const people = [
  { postId: 'police', name: '马', role: 'POLICE_GRID_WORKER', regionCode: grid },
] as PeopleSection
const caseFile = { id: 'k', caseCode: '1', title: '渠水', region: named(grid) } as FieldCase
const around: Around = {
  posts: [post as PostView],
  myName: '黎',
  people,
  cases: new Map([['k', caseFile]]),
}
const member = (postId: string, more: Partial<JointMember> = {}): JointMember => ({
  postId,
  role: 'GRID_WORKER',
  name: postId,
  answer: 'COMING',
  confirmed: false,
  ...more,
})
const told = (...members: JointMember[]): JointVisit => ({
  id: 'v',
  caseId: 'k',
  caseCode: '1',
  title: '渠水',
  plannedAt: at,
  place: '村口',
  state: 'PLANNED',
  plannedBy: 'mine',
  members,
  recordHash: 'h',
})
const done = (body: Partial<JointDeed>, unsent = true): Done => ({
  body: { visitId: 'v', ...body } as JointDeed,
  madeAt: at,
  unsent,
})
function one(visits: JointVisit[], ...deeds: Done[]) {
  const [visit] = known(visits, deeds, around)
  if (!visit) throw new Error('no visit')
  return visit
}

describe('what was done without a network is there at once', () => {
  const plan = done({
    action: 'plan',
    caseId: 'k',
    plannedAt: at,
    place: '村口',
    invited: ['police'],
  })

  it('a planned visit, with who is asked, and what I wrote and confirmed of it', () => {
    const visit = one(
      [],
      plan,
      done({ action: 'part', text: '到场' }),
      done({ action: 'confirm', hash: 'x' }),
    )
    expect(visit).toMatchObject({ caseCode: '1', plannedBy: 'mine', unsent: true })
    expect(visit.members).toMatchObject([
      { postId: 'mine', answer: 'COMING', part: { text: '到场', version: 1 }, confirmed: true },
      { postId: 'police', name: '马', answer: 'INVITED' },
    ])
  })

  it('told by the server meanwhile, it is as the server tells', () => {
    const visit = one([told(member('mine'), member('police'))], { ...plan, unsent: false })
    expect(visit.members[1]).toMatchObject({ answer: 'COMING' })
    expect(visit.unsent).toBe(false)
  })

  it('a part written anew voids what anybody confirmed; the same words do not', () => {
    const server = [
      told(
        member('mine', { confirmed: true, part: { text: '甲', at, version: 1 } }),
        member('police', { confirmed: true }),
      ),
    ]
    const confirmed = (text: string) =>
      one(server, done({ action: 'part', text })).members.map((each) => each.confirmed)
    expect(confirmed('乙')).toEqual([false, false])
    expect(confirmed('甲')).toEqual([true, true])
  })

  it('a confirmation of what has changed since is none', () => {
    const server = [
      told(member('mine'), member('police', { part: { text: '查', at, version: 2 } })),
    ]
    const mine = (hash: string) =>
      mineOf(one(server, done({ action: 'confirm', hash })), around.posts)?.confirmed
    expect([mine('old'), mine('h')]).toEqual([false, true])
  })
})

describe('whose turn it is', () => {
  const wrote = { part: { text: '到场', at, version: 1 } }
  const standing = (when: number, me: Partial<JointMember>, other: Partial<JointMember> = {}) => {
    const visit = told(member('mine', me), member('police', other))
    return standingOf(visit, mineOf(visit, around.posts), when)
  }
  it.each([
    ['ANSWER', standing(now, { answer: 'INVITED' })],
    ['COME', standing(now - 1, {})],
    ['WRITE', standing(now, {})],
    ['WRITE', standing(now - 1, {}, wrote)],
    ['WAIT', standing(now, wrote)],
    ['CONFIRM', standing(now, wrote, wrote)],
    ['CONFIRM', standing(now, wrote, { confirmed: true })],
    ['CONFIRM', standing(now, wrote, { answer: 'DECLINED' })],
    ['WAIT', standing(now, { ...wrote, confirmed: true })],
    ['CLOSE', standing(now, { ...wrote, confirmed: true }, { confirmed: true })],
    ['CLOSE', standing(now, { ...wrote, confirmed: true }, { answer: 'DECLINED' })],
    ['OVER', standing(now, { answer: 'DECLINED' })],
  ])('%s', (expected, found) => expect(found).toBe(expected))

  it('who wrote, confirmed, declined or planned is not said to be absent', () => {
    const visit = told()
    const may = (postId: string, more: Partial<JointMember>) =>
      mayBeAbsent(visit, member(postId, more))
    expect(may('police', { answer: 'INVITED' })).toBe(true)
    expect([
      may('mine', {}),
      may('police', wrote),
      may('police', { confirmed: true }),
      may('police', { answer: 'DECLINED' }),
    ]).toEqual([false, false, false, false])
  })
})
