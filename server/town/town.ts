import type { Bilingual } from '#contract/common.ts'
import type { VisitForm } from '#contract/homes.ts'
import type { Limit, LimitRule, Step } from '#contract/limits.ts'
import type { PatrolRoute } from '#contract/patrols.ts'
import type { QuestionForm } from '#contract/questions.ts'
import type { StandardText } from '#contract/texts.ts'
import type {
  Category,
  Department,
  DirectoryRule,
  Grid,
  Hall,
  Refusal,
  Region,
  SlaClass,
  TicketKind,
  Unit,
} from '#contract/town.ts'
import type { WorkCalendar } from './calendar/calendar.ts'

/** A document of the reference data with the version under which it is in force. */
export interface Versioned<Data> {
  version: number
  data: Data
}

/** The reference data in force, in memory; a new value after every edit. */
export interface Town {
  revision: number
  calendar: WorkCalendar
  /** A grid's code gives a region of level GRID. */
  region(code: string): Region | undefined
  unit(code: string): Unit | undefined
  category(code: string): Versioned<Category> | undefined
  /** What is asked besides the words: the form of the leaf, else that of its class. */
  form(categoryCode: string): Versioned<QuestionForm> | undefined
  grid(code: string): Grid | undefined
  limit(slaClass: SlaClass): Versioned<LimitRule>
  /** The limit of a step that is the same for every class. */
  stepLimit(step: Step): Limit
  /** @throws CalendarNotCovered */
  dueAfter(start: Date, limit: Limit): Date
  refusal(code: string): Refusal | undefined
  /** In the order in which they are tried. */
  directory: readonly Versioned<DirectoryRule>[]
  categories: readonly Category[]
  /** City, counties, townships, villages, in this order; grids are apart. */
  regions: readonly Region[]
  units: readonly Unit[]
  grids: readonly Grid[]
  refusals: readonly Refusal[]
  departments: readonly Department[]
  halls: readonly Hall[]
  /** With their versions: what was said is kept with the version it was said by. */
  texts: readonly Versioned<StandardText>[]
  hall(code: string): Hall | undefined
  /** Kinds of queue tickets of every hall, by prefix. */
  ticketKinds: readonly TicketKind[]
  /** By code, so that those of a grid stand together; with their versions. */
  patrolRoutes: readonly Versioned<PatrolRoute>[]
  /** What homes are visited for; with their versions, as they were shown at the door. */
  visitForms: readonly Versioned<VisitForm>[]
  /** Name of a region, or its code where it is no longer known. */
  regionName(code: string): Bilingual
  unitName(code: string): Bilingual
}
