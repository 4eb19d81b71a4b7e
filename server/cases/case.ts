import type { CommandName } from '#contract/cases.ts'
import type { Channel } from '#contract/channels.ts'
import type { Clock } from '#contract/clocks.ts'
import type { Opinion, SubTaskKind, WhistleKind } from '#contract/dispatch-words.ts'
import type { Level } from '#contract/levels.ts'
import type { LinkKind } from '#contract/likeness.ts'
import type { Limit } from '#contract/limits.ts'
import type { NoticeTemplate } from '#contract/notices.ts'
import type { CaseState } from '#contract/states.ts'
import type { SlaClass } from '#contract/town.ts'
import type { Remainder } from '#server/town/calendar/pause.ts'
import type { Answered } from './answers/add.ts'
import type { TextFacts } from './text-values.ts'

/** One running, paused or stopped clock, with the rule it follows. Instants are ISO strings. */
export interface ClockRecord {
  startedAt: string
  dueAt: string
  stoppedAt?: string
  pausedAt?: string
  /** What was left when it was paused, in the clock's own kind of time. */
  left?: Remainder
  limit: Limit
  /** Limit rule and version, e.g. "COMPLAINT@3". */
  rule: string
  calendar: string
}

export type Supervision = 'NONE' | 'REMINDED' | 'YELLOW' | 'RED' | 'LISTED'

/** What the workflow remembers besides the columns that lists need. */
export interface Facets {
  proposal?: {
    candidates: { code: string; confidence: number; words: string[] }[]
    placeEvidence: string[]
    classifier: string
  }
  emergency?: string
  objections?: number
  objection?: { unit: string; basis: string; suggestedUnit?: string }
  designated?: boolean
  firstReceiver?: string
  issuedBy?: string
  dispatchRule?: string
  complex?: boolean
  extensionsUsed?: number
  extension?: { limit: Limit; reason: string; pending: boolean }
  followUpAttempts?: number
  answer?: { solved: boolean; satisfaction: string; ownWords?: string; at: string }
  reopenRequested?: string
  reply?: string
  outcome?: string
  /** The case before it was sent out, so that the order can be taken back; kept until the sign. */
  sentFrom?: SentFrom
  /** People who handled this round: none of them may check it. */
  handlers?: string[]
  reminded?: Partial<Record<Clock, number>>
  /** Those not yet ended, in the order in which they were blown. */
  whistles?: OpenWhistle[]
  /** A lower level could not settle it: the class of its limit is the superior's to set anew. */
  escalated?: boolean
  autoAccept?: boolean
  /** Of a merged case: how it stood before. */
  merge?: BeforeMerge
  /** The matter near by that the person said is the same. */
  sameAs?: string
}

export interface BeforeMerge extends Pick<Facets, 'whistles' | 'sentFrom'> {
  from: CaseState
  /** Clocks that the merge stopped. */
  running: Clock[]
  /** Ids of what had been merged into it, and came along. */
  along: string[]
}

export interface SentFrom
  extends Pick<Case, 'leadUnit' | 'unitCodes' | 'takenBy' | 'slaClass' | 'clocks'> {
  /** The class under which it was sent. */
  sentAs: SlaClass | null
  facets: Pick<Facets, 'firstReceiver' | 'issuedBy' | 'complex'>
}

export interface Case {
  id: string
  countyCode: string
  caseCode: string
  round: number
  version: number
  chainHash: Buffer
  state: CaseState
  title: string
  channel: Channel
  regionCode: string
  locatedBy: string
  lng: number | null
  lat: number | null
  categoryCode: string | null
  categoryVersion: number | null
  categoryConfirmed: boolean
  slaClass: SlaClass | null
  urgent: boolean
  confidential: boolean
  sensitive: boolean
  shielded: boolean
  centreCode: string
  level: Level
  leadUnit: string | null
  unitCodes: string[]
  /** The person who is on it; forgotten when the matter leaves the desk (desk.ts). */
  takenBy: string | null
  supervision: Supervision
  rework: number
  returns: number
  parentId: string | null
  receivedAt: Date
  dueAt: Date | null
  nextDueAt: Date | null
  timerAt: Date | null
  closedAt: Date | null
  clocks: Partial<Record<Clock, ClockRecord>>
  facets: Facets
}

/** What the clock must know of a whistle; the rest stands in its own table. */
export interface OpenWhistle {
  no: number
  /** Centre that blew it. */
  by: string
  reportInDueAt: string
  /** Somebody has still to report in, and nobody has been reminded of it. */
  watched: boolean
}

export interface Whistle {
  no: number
  kind: WhistleKind
  task: string
  calledBy: string
  calledAt: Date
  reportInDueAt: Date
  endedAt: Date | null
  summary: string | null
  assessment: string | null
}

/** What is settled when another unit is given its part. */
export interface NewSubTask {
  kind: SubTaskKind
  whistleKind: WhistleKind | null
  /** Which whistle of the case it belongs to, counted from 1. */
  whistleNo: number | null
  unitCode: string
  task: string
  reportInDueAt: Date | null
  /** By when an opinion is wanted. */
  dueAt: Date | null
}

/** What the unit, or a ruling, adds to it. */
export interface SubTaskCourse {
  reportedInAt: Date | null
  finishedAt: Date | null
  result: string | null
  opinion: Opinion | null
  assessment: string | null
  declined: string | null
  ruling: string | null
}

export interface SubTask extends NewSubTask, SubTaskCourse {
  id: string
  createdAt: Date
}

export interface PromiseCheck {
  date: string
  kept?: boolean
  note?: string
  at?: string
}

export interface Commitment {
  id: string
  content: string
  promisedBy: string | null
  madeAt: Date
  checks: PromiseCheck[]
}

/** What a command changes; pure code makes it, the record writes it in one transaction. */
export interface Change {
  patch: Partial<Omit<Case, 'id' | 'countyCode' | 'caseCode' | 'version' | 'chainHash' | 'state'>>
  /** Recorded in the timeline; no personal data. */
  data: Record<string, unknown>
  reason?: string
  addSubTasks?: readonly NewSubTask[]
  changeSubTask?: { id: string; course: Partial<SubTaskCourse> }
  /** Open sub-tasks that lose their purpose: all, for the case left the unit, or those of one kind. */
  cancelSubTasks?: 'ALL' | SubTaskKind
  /** Tasks and whistles that ended at that instant go on: what ended them was taken back. */
  restoreTasks?: Date
  /** How this case and another stand to each other from now on, for both; null: nothing known. */
  relate?: { otherId: string; kind: LinkKind | null }
  addWhistle?: Omit<Whistle, 'calledAt' | 'endedAt' | 'summary' | 'assessment'>
  /** The correction made at that moment was a slip: nothing is to be learnt from it. */
  dropCorrection?: Date
  endWhistle?: { no: number; summary: string; assessment: string }
  addPromise?: { content: string; promisedBy?: string; checkDates: string[] }
  checkPromise?: { id: string; check: PromiseCheck }
  attachmentIds?: string[]
  /** Further words of the person, kept with the reports and never in the timeline. */
  addReport?: { words: string }
  /** To the questions of the category's form, kept apart and never in the timeline. */
  addAnswers?: Answered
  /** What the person is told of; the words come from the standard texts. */
  notice?: { template: NoticeTemplate; facts?: TextFacts }
  /** Commands the system gives next, in the same transaction; to this case unless another is named. */
  followOn?: { command: CommandName; payload: Record<string, unknown>; caseId?: string }[]
  /** Due instants that a decision gives instead of a rule. */
  given?: Partial<Record<Clock, { dueAt: Date; limit: Limit }>>
  correction?: { kind: 'CATEGORY' | 'REGION' | 'UNIT'; proposed: string | null; chosen: string }
}
