import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf } from './common.ts'
import { jointAnswerNames, jointRoles, jointStateNames, mostMembers } from './joint-words.ts'

const optional = Type.Optional
const closed = { additionalProperties: false }
const Key = Type.String({ format: 'uuid' })
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

const act = <const A extends string, P extends Record<string, Type.TSchema>>(
  action: A,
  properties: P,
) => Type.Object({ action: Type.Literal(action), visitId: Key, ...properties }, closed)

/**
 * Body of an outbox item of kind `jointVisit`. The phone that plans names the visit, so that all that
 * follows can be done before anybody has a network.
 */
export const JointDeed = Type.Union([
  act('plan', {
    caseId: Id,
    plannedAt: Instant,
    place: words(200),
    /** Posts; who plans comes along and is not named. */
    invited: Type.Array(Id, { minItems: 1, maxItems: mostMembers - 1, uniqueItems: true }),
  }),
  act('answer', { coming: Type.Boolean(), reason: optional(words(200)) }),
  /** The own part of the record; written again it replaces the earlier, which is kept. */
  act('part', { text: words(2000) }),
  /** SHA-256 in hex of recordOf (joint-words.ts) as it stood on the screen. */
  act('confirm', { hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  /** `absent`: posts that had not declined and did not come; only who planned it says so. */
  act('close', { absent: optional(Type.Array(Id, { maxItems: mostMembers, uniqueItems: true })) }),
  act('cancel', { reason: words(200) }),
])
export type JointDeed = Type.Static<typeof JointDeed>
export type JointAct<A extends JointDeed['action']> = Extract<JointDeed, { action: A }>

export const JointMember = Type.Object({
  postId: Id,
  role: oneOf([...jointRoles]),
  name: Type.String(),
  answer: oneOf(jointAnswerNames),
  reason: optional(Type.String()),
  /** As it stands now; `version` counts how often it was written. */
  part: optional(Type.Object({ text: Type.String(), at: Instant, version: Type.Integer() })),
  /** Confirmed the record exactly as it stands now. */
  confirmed: Type.Boolean(),
})
export type JointMember = Type.Static<typeof JointMember>

export const JointVisit = Type.Object({
  id: Id,
  caseId: Id,
  caseCode: Type.String(),
  title: Type.String(),
  category: optional(Bilingual),
  plannedAt: Instant,
  place: Type.String(),
  state: oneOf(jointStateNames),
  /** Post of who planned it. */
  plannedBy: Id,
  members: Type.Array(JointMember),
  /** Of the record as it stands. */
  recordHash: Type.String(),
  closedAt: optional(Instant),
  cancelReason: optional(Type.String()),
})
export type JointVisit = Type.Static<typeof JointVisit>

/** Section `joint` of a phone, and GET /api/cases/{id}/joint-visits. */
export const JointVisits = Type.Array(JointVisit)
export type JointVisits = Type.Static<typeof JointVisits>
