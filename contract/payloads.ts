import Type from 'typebox'
import type { CommandName } from './cases.ts'
import { CategoryCode, Id, Instant, oneOf, Point, RegionCode, UnitCode } from './common.ts'
import { opinionNames, whistleKinds } from './dispatch-words.ts'
import { Limit } from './limits.ts'
import { Answers } from './questions.ts'

const text = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...(description ? { description } : {}) })
const reason = text(2000)
const units = Type.Array(UnitCode, { maxItems: 12 })
const someUnits = Type.Array(UnitCode, { minItems: 1, maxItems: 12 })
const attachmentIds = Type.Optional(Type.Array(Id, { maxItems: 20 }))
const strict = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

/** satisfaction of the person asked; 不满意 says why in her own words. */
export const satisfactions = ['SATISFIED', 'FAIR', 'DISSATISFIED'] as const
export const outcomes = ['SOLVED', 'PARTLY', 'EXPLAINED'] as const

const followUpAnswer = {
  satisfaction: Type.Optional(oneOf(satisfactions)),
  ownWords: Type.Optional(Type.String({ maxLength: 2000 })),
}

/** A matter that comes or goes, and the codes of those that go along with it. */
const joined = { childId: Id, childCode: text(20), along: Type.Array(text(20)) }

/** What each command takes besides case, version and client key. `submit` takes a SubmitReport. */
export const payloads = {
  submit: strict({}),
  accept: strict({ categoryCode: Type.Optional(CategoryCode), note: Type.Optional(text(2000)) }),
  autoAccept: strict({}),
  reject: strict({ refusalCode: text(40), reason }),
  refer: strict({ refusalCode: text(40), receivingBody: text(120), reason }),
  merge: strict({ parentId: Id, reason: Type.Optional(reason) }),
  unmerge: strict({ reason }),
  disposeOnSite: strict({ result: text(4000), attachmentIds }),
  dispatch: strict({
    leadUnit: UnitCode,
    coUnits: Type.Optional(units),
    directoryRule: Type.Optional(text(60)),
    consultNote: Type.Optional(text(2000)),
    complex: Type.Optional(Type.Boolean()),
  }),
  recall: strict({ reason: Type.Optional(reason) }),
  sign: strict({}),
  object: strict({ legalBasis: text(2000), suggestedUnit: Type.Optional(UnitCode) }),
  upholdObjection: strict({
    leadUnit: UnitCode,
    coUnits: Type.Optional(units),
    ruling: text(2000),
  }),
  designate: strict({ leadUnit: UnitCode, coUnits: Type.Optional(units), ruling: text(2000) }),
  contact: strict({ reached: Type.Boolean(), result: text(2000) }),
  transfer: strict({ leadUnit: UnitCode, reason }),
  escalate: strict({ triedMeasures: text(2000), summary: text(2000) }),
  whistle: strict({
    kind: oneOf(whistleKinds),
    units: someUnits,
    task: text(2000),
  }),
  requestExtension: strict({ limit: Limit, reason }),
  approveExtension: strict({ note: Type.Optional(text(2000)) }),
  denyExtension: strict({ reason }),
  hold: strict({ cause: text(2000), plan: text(2000), until: Instant }),
  resume: strict({ reason }),
  lapseHold: strict({}),
  resolve: strict({
    outcome: oneOf(outcomes),
    reply: text(8000, 'What the person is told'),
    cause: Type.Optional(text(200)),
    attachmentIds,
  }),
  verifyPass: strict({
    method: oneOf(['PHOTO', 'VISIT', 'CALL', 'DOCUMENT']),
    note: Type.Optional(text(2000)),
    attachmentIds,
  }),
  verifyFail: strict({
    method: oneOf(['PHOTO', 'VISIT', 'CALL', 'DOCUMENT']),
    reason,
    attachmentIds,
  }),
  followUpSolved: strict({
    contacted: Type.Boolean(),
    solved: Type.Optional(Type.Boolean()),
    ...followUpAnswer,
  }),
  followUpUnsolved: strict({ ...followUpAnswer, reason }),
  withdraw: strict({ reason: Type.Optional(reason) }),
  archive: strict({}),
  reopen: strict({ newFacts: text(4000) }),
  remind: strict({ note: Type.Optional(text(2000)) }),
  card: strict({ colour: oneOf(['YELLOW', 'RED']), reason }),
  listSupervision: strict({ deadline: Instant, reason }),
  interview: strict({ minutes: text(4000) }),
  reclassify: strict({ categoryCode: CategoryCode, reason: Type.Optional(reason) }),
  relocate: strict({
    regionCode: Type.Optional(RegionCode),
    point: Type.Optional(Point),
    reason: Type.Optional(reason),
  }),
  delegate: strict({ regionCode: RegionCode, reason: Type.Optional(reason) }),
  setUrgency: strict({ urgent: Type.Boolean(), reason }),
  setConfidentiality: strict({ confidential: Type.Boolean(), reason }),
  absorb: strict(joined),
  giveBack: strict(joined),
  follow: strict({ parentId: Id, parentCode: text(20) }),
  link: strict({ otherId: Id, reason: Type.Optional(reason) }),
  unlink: strict({ otherId: Id, reason: Type.Optional(reason) }),
  refuseLikeness: strict({ otherId: Id, reason: Type.Optional(reason) }),
  take: strict({}),
  release: strict({}),
  assign: strict({ colleagueId: Id, reason: Type.Optional(reason) }),
  comment: strict({ note: text(4000), attachmentIds }),
  interimReport: strict({ note: text(4000) }),
  bringIn: strict({ units: someUnits, task: text(2000) }),
  reportIn: strict({ subTaskId: Id, note: Type.Optional(text(2000)) }),
  finishSubTask: strict({
    subTaskId: Id,
    result: text(4000),
    assessment: Type.Optional(text(1000, 'Of the whistle, by the unit that came')),
    attachmentIds,
  }),
  consult: strict({ units: someUnits, question: text(2000) }),
  giveOpinion: strict({ opinion: oneOf(opinionNames), basis: text(2000) }),
  declineTask: strict({ subTaskId: Id, reason }),
  ruleTask: strict({ subTaskId: Id, excused: Type.Boolean(), ruling: text(2000) }),
  endWhistle: strict({
    whistleNo: Type.Integer({ minimum: 1 }),
    summary: text(4000),
    assessment: text(1000, 'Of the units that were called, by the centre that called them'),
  }),
  remindReportIn: strict({}),
  promise: strict({
    content: text(2000),
    promisedBy: Type.Optional(text(200)),
    checkDates: Type.Array(Type.String({ format: 'date' }), { minItems: 1, maxItems: 24 }),
  }),
  checkPromise: strict({
    promiseId: Id,
    checkDate: Type.String({ format: 'date' }),
    kept: Type.Boolean(),
    note: Type.Optional(text(2000)),
  }),
  attemptFollowUp: strict({
    channel: oneOf(['PHONE', 'VISIT', 'SMS']),
    note: Type.Optional(text(2000)),
  }),
  answer: strict({
    solved: Type.Boolean(),
    satisfaction: oneOf(satisfactions),
    ownWords: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  requestReopen: strict({ newFacts: text(4000) }),
  answerQuestions: strict({ answers: Answers }),
  supplement: strict({ words: text(8000), attachmentIds }),
} satisfies Record<CommandName, Type.TSchema>

export type Payloads = { [C in CommandName]: Type.Static<(typeof payloads)[C]> }
