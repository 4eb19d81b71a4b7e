import Type from 'typebox'
import { Bilingual, oneOf } from './common.ts'
import { type SlaClass, slaClasses } from './town.ts'

/**
 * Units of a time limit. WH working hour and WD working day count by the working calendar; H hour and
 * MIN minute are elapsed time; D is a calendar day. How each is counted: server/town/calendar/due.ts.
 */
export const limitUnits = ['WH', 'WD', 'H', 'D', 'MIN'] as const
export const LimitUnit = oneOf(limitUnits)
export type LimitUnit = Type.Static<typeof LimitUnit>

/** Whole amounts only; a finer limit is said in a finer unit. */
export const Limit = Type.Object({
  amount: Type.Integer({ minimum: 1, maximum: 10_000 }),
  unit: LimitUnit,
})
export type Limit = Type.Static<typeof Limit>

const unitWords: Record<LimitUnit, { zh: string; en: string }> = {
  WH: { zh: '个工作小时', en: 'working hour' },
  WD: { zh: '个工作日', en: 'working day' },
  H: { zh: '小时', en: 'hour' },
  D: { zh: '日', en: 'day' },
  MIN: { zh: '分钟', en: 'minute' },
}

/** For people: 4个工作小时, 4 working hours. */
export function formatLimit(limit: Limit, language: 'zh' | 'en'): string {
  const word = unitWords[limit.unit]
  if (language === 'zh') return `${limit.amount}${word.zh}`
  return `${limit.amount} ${word.en}${limit.amount === 1 ? '' : 's'}`
}

/**
 * Half a limit in its own unit, rounded up to a whole one: 5 working days give 3, and 1 stays 1, so
 * that rework never gets less than the smallest step of its unit. (OWN)
 */
export function half(limit: Limit): Limit {
  return { amount: Math.ceil(limit.amount / 2), unit: limit.unit }
}

/** Who decides on more time: the centre that issued the order, the level above it, or both parties. */
export const extensionApprovals = ['ISSUER', 'ONE_LEVEL_UP', 'PARTIES', 'NONE'] as const

const NoLimit = Type.Null()
const MaybeLimit = Type.Union([Limit, NoLimit])

/** Limits of one class. null: that clock is not kept, or (finish) each leaf of the category sets it. */
export const LimitRule = Type.Object({
  slaClass: oneOf(slaClasses),
  name: Bilingual,
  /** Report to decision whether it is accepted. The class is not confirmed before that decision. */
  accept: Limit,
  /** Acceptance to dispatch. */
  dispatch: Limit,
  /** Dispatch to the unit's sign. */
  sign: Limit,
  /** Sign to first contact with the person. */
  firstContact: MaybeLimit,
  /** Dispatch to result. */
  finish: MaybeLimit,
  interim: MaybeLimit,
  extension: Type.Object({
    times: Type.Integer({ minimum: 0 }),
    /** Longest one extension; null with times > 0: no longer than the finish limit itself. */
    max: MaybeLimit,
    approval: oneOf(extensionApprovals),
  }),
  verify: Limit,
  followUp: Limit,
  /** Objection to ruling. */
  ruling: Limit,
  /** Limit for work sent back by check or follow-up; HALF of finish, by {@link half}. */
  rework: oneOf(['HALF', 'FULL']),
})
export type LimitRule = Type.Static<typeof LimitRule>

const limit = (amount: number, unit: LimitUnit): Limit => ({ amount, unit })

/** The same for every class (domain, section 3, column timer; OWN). */
const common = {
  accept: limit(4, 'WH'),
  dispatch: limit(4, 'WH'),
  interim: null,
  verify: limit(1, 'WD'),
  followUp: limit(3, 'WD'),
  ruling: limit(4, 'WH'),
  rework: 'HALF',
} as const

const ordinary = {
  ...common,
  sign: limit(4, 'WH'),
  firstContact: limit(1, 'WD'),
  finish: limit(5, 'WD'),
  extension: { times: 1, max: limit(10, 'WD'), approval: 'ISSUER' },
} as const

const consultation = {
  ...ordinary,
  extension: { times: 1, max: limit(2, 'WD'), approval: 'ISSUER' },
} as const

/**
 * The seed of town items of kind limit: OWN, this project's proposal and therefore configuration; the
 * running program reads the versioned rows and never this. Source: the recommended defaults of the
 * domain page, section 2.2. Where that page is silent the choice is ours and is marked.
 */
export const defaultLimitRules: Record<SlaClass, Omit<LimitRule, 'slaClass'>> = {
  URGENT: {
    ...common,
    name: { zh: '紧急', en: 'Urgent' },
    // Elapsed time, for an urgent matter of a Friday evening does not wait until Monday (our choice).
    accept: limit(30, 'MIN'),
    dispatch: limit(30, 'MIN'),
    sign: limit(30, 'MIN'),
    firstContact: limit(1, 'H'),
    finish: limit(24, 'H'),
    interim: limit(2, 'H'),
    extension: { times: 0, max: null, approval: 'NONE' },
  },
  CONSULTATION: {
    ...consultation,
    name: { zh: '咨询', en: 'Consultation' },
    finish: limit(1, 'WD'),
  },
  CONSULTATION_EXPERT: {
    ...consultation,
    name: { zh: '专业咨询', en: 'Expert consultation' },
    finish: limit(3, 'WD'),
  },
  HELP: { ...ordinary, name: { zh: '求助', en: 'Request for help' } },
  COMPLAINT: { ...ordinary, name: { zh: '投诉', en: 'Complaint' } },
  COMPLEX: {
    ...common,
    name: { zh: '复杂事项', en: 'Complex matter' },
    sign: limit(1, 'WD'),
    firstContact: limit(1, 'WD'),
    finish: limit(15, 'WD'),
    extension: { times: 1, max: limit(15, 'WD'), approval: 'ONE_LEVEL_UP' },
  },
  SUGGESTION: {
    ...common,
    name: { zh: '建议', en: 'Suggestion' },
    sign: limit(1, 'WD'),
    firstContact: limit(3, 'WD'),
    finish: limit(10, 'WD'),
    // The page says once and names no length.
    extension: { times: 1, max: null, approval: 'ISSUER' },
  },
  CITY_EVENT: {
    ...common,
    name: { zh: '城市事件', en: 'City event' },
    sign: limit(2, 'WH'),
    firstContact: null,
    // Per leaf: exposed rubbish in hours, turf in days (domain 2.2, 数字城管).
    finish: null,
    extension: { times: 1, max: null, approval: 'ISSUER' },
  },
  DISPUTE: {
    ...common,
    name: { zh: '矛盾纠纷', en: 'Dispute' },
    sign: limit(1, 'WD'),
    firstContact: limit(2, 'WD'),
    finish: limit(30, 'D'),
    // By agreement of the parties; once, and no longer than the first term, is our choice.
    extension: { times: 1, max: null, approval: 'PARTIES' },
  },
}

/**
 * Limits that belong to a step and to no class, kept as town items of kind step (domain, section 3;
 * OWN). That a consultation is answered within four working hours is our choice: as long as the
 * centre itself has to dispatch.
 */
export const defaultStepLimits = {
  /** A unit may object within this time of dispatch. */
  objection: { name: { zh: '提出异议', en: 'Objection' }, limit: limit(1, 'WD') },
  consultation: { name: { zh: '派前会商答复', en: 'Opinion asked' }, limit: limit(4, 'WH') },
  whistleEmergency: { name: { zh: '应急哨报到', en: 'Emergency' }, limit: limit(30, 'MIN') },
  whistleEnforcement: { name: { zh: '执法哨报到', en: 'Enforcement' }, limit: limit(1, 'WD') },
  whistleDifficult: { name: { zh: '难题哨报到', en: 'Difficult matter' }, limit: limit(1, 'WD') },
  /** Who is on call is in the hall as soon as in an emergency whistle (平谷: 30 minutes; OWN). */
  callOut: { name: { zh: '随叫到场', en: 'Called to the hall' }, limit: limit(30, 'MIN') },
  supervisionReply: { name: { zh: '督办回复', en: 'Supervision reply' }, limit: limit(1, 'WD') },
  holdReview: { name: { zh: '挂账复查', en: 'Hold review' }, limit: limit(30, 'D') },
} as const satisfies Record<string, { name: Bilingual; limit: Limit }>
export type Step = keyof typeof defaultStepLimits
export const steps = Object.keys(defaultStepLimits) as [Step, ...Step[]]

export const StepLimit = Type.Object({ code: oneOf(steps), name: Bilingual, limit: Limit })
export type StepLimit = Type.Static<typeof StepLimit>
