import type { PostView } from '#contract/api.ts'
import type { FieldCase, PeopleSection } from '#contract/field.ts'
import type { JointAct, JointDeed, JointMember, JointVisit } from '#contract/joint.ts'
import { isJointRole, isOfPlace, type JointRole } from '#contract/joint-words.ts'

/** A visit as this phone knows it: what the server told, and what was done here since. */
export type KnownVisit = JointVisit & {
  /** Something about it was done here and is not acknowledged. */
  unsent: boolean
  /** The hash of the record as it stands; undefined where only this phone knows the record. */
  hash: string | undefined
}

/** A deed of this phone: waiting, or acknowledged since the last sync. */
export interface Done {
  body: JointDeed
  madeAt: string
  unsent: boolean
}

export interface Around {
  posts: readonly PostView[]
  myName: string
  people: PeopleSection
  cases: ReadonlyMap<string, FieldCase>
}

export function known(
  told: readonly JointVisit[],
  done: readonly Done[],
  around: Around,
): KnownVisit[] {
  const visits = new Map<string, KnownVisit>(
    told.map((visit) => [visit.id, { ...visit, unsent: false, hash: visit.recordHash }]),
  )
  for (const deed of done) {
    const { body } = deed
    const before = visits.get(body.visitId)
    const after =
      body.action === 'plan'
        ? (before ?? planned(body, around))
        : before && applied(before, body, deed.madeAt, around)
    if (after) visits.set(body.visitId, { ...after, unsent: after.unsent || deed.unsent })
  }
  return [...visits.values()].sort((a, b) => a.plannedAt.localeCompare(b.plannedAt))
}

export const mineOf = (
  { members }: Pick<JointVisit, 'members'>,
  posts: readonly Pick<PostView, 'id'>[],
): JointMember | undefined => members.find(({ postId }) => posts.some(({ id }) => id === postId))

/** Through which of my posts I would plan a visit there, as the server will find it. */
export const planningPost = (posts: readonly PostView[], caseRegion: string) =>
  posts.find(({ role, region }) => isJointRole(role) && isOfPlace(region.code, caseRegion))

function planned(
  { visitId, caseId, plannedAt, place, invited }: JointAct<'plan'>,
  { posts, myName, people, cases }: Around,
): KnownVisit | undefined {
  const caseFile = cases.get(caseId)
  const own = caseFile && planningPost(posts, caseFile.region.code)
  if (!own) return undefined
  const asked = invited.flatMap((id) => people.find(({ postId }) => postId === id) ?? [])
  const member = (
    post: { postId: string; role: string; name: string },
    answer: JointMember['answer'],
  ) => ({ ...post, role: post.role as JointRole, answer, confirmed: false })
  return {
    id: visitId,
    caseId,
    caseCode: caseFile.caseCode,
    title: caseFile.title,
    ...(caseFile.category ? { category: caseFile.category.name } : {}),
    plannedAt: new Date(plannedAt).toISOString(),
    place,
    state: 'PLANNED',
    plannedBy: own.id,
    members: [
      member({ postId: own.id, role: own.role, name: myName }, 'COMING'),
      ...asked.map(({ postId, role, name }) => member({ postId, role, name }, 'INVITED')),
    ],
    recordHash: '',
    hash: undefined,
    unsent: false,
  }
}

function applied(
  visit: KnownVisit,
  deed: Exclude<JointDeed, { action: 'plan' }>,
  at: string,
  { posts }: Around,
): KnownVisit {
  const mine = mineOf(visit, posts)
  if (!mine || visit.state !== 'PLANNED') return visit
  const change = (more: Partial<JointMember>): JointMember[] =>
    visit.members.map((member) => (member === mine ? { ...member, ...more } : member))
  switch (deed.action) {
    case 'answer':
      return {
        ...visit,
        members: change({
          answer: deed.coming ? 'COMING' : 'DECLINED',
          ...(deed.reason ? { reason: deed.reason } : {}),
        }),
      }
    case 'part': {
      if (mine.part?.text === deed.text) return visit
      const part = { text: deed.text, at, version: (mine.part?.version ?? 0) + 1 }
      const members = change({ answer: 'COMING', part })
      // Whatever anybody confirmed was another record.
      return {
        ...visit,
        hash: undefined,
        members: members.map((member) => ({ ...member, confirmed: false })),
      }
    }
    case 'confirm':
      // Of a record that has changed since: the server will refuse it, and the person reads it anew.
      if (visit.hash !== undefined && visit.hash !== deed.hash) return visit
      return { ...visit, members: change({ answer: 'COMING', confirmed: true }) }
    case 'close':
      return {
        ...visit,
        state: 'DONE',
        closedAt: at,
        members: visit.members.map((member) =>
          deed.absent?.includes(member.postId) ? { ...member, answer: 'ABSENT' } : member,
        ),
      }
    case 'cancel':
      return { ...visit, state: 'CANCELLED', cancelReason: deed.reason }
  }
}
