import Type, { type TObject } from 'typebox'
import { Compile } from 'typebox/compile'
import { VisitForm } from '#contract/homes.ts'
import type { ItemKind } from '#contract/item-kinds.ts'
import { LimitRule, StepLimit } from '#contract/limits.ts'
import { PatrolRoute } from '#contract/patrols.ts'
import type { Fault } from '#contract/problems.ts'
import { QuestionForm } from '#contract/questions.ts'
import { StandardText } from '#contract/texts.ts'
import {
  Category,
  Department,
  DirectoryRule,
  Grid,
  Hall,
  Refusal,
  Region,
  TicketKind,
  Unit,
} from '#contract/town.ts'
import { CalendarYear } from './calendar/year.ts'

/** What the document of each kind holds. */
export interface ItemData {
  region: Region
  grid: Grid
  unit: Unit
  hall: Hall
  ticketKind: TicketKind
  patrolRoute: PatrolRoute
  visitForm: VisitForm
  department: Department
  category: Category
  form: QuestionForm
  directory: DirectoryRule
  limit: LimitRule
  step: StepLimit
  refusal: Refusal
  text: StandardText
  calendar: CalendarYear
}

/** An unknown entry is a fault: a mistyped name would otherwise vanish in silence. */
function closed(schema: TObject): TObject {
  return Type.Object(schema.properties, { additionalProperties: false })
}

/** The schema of a document of each kind, for forms and for the check of every edit. */
export const itemSchemas: Record<ItemKind, TObject> = {
  region: closed(Region),
  grid: closed(Grid),
  unit: closed(Unit),
  hall: closed(Hall),
  ticketKind: closed(TicketKind),
  patrolRoute: closed(PatrolRoute),
  visitForm: closed(VisitForm),
  department: closed(Department),
  category: closed(Category),
  form: closed(QuestionForm),
  directory: closed(DirectoryRule),
  limit: closed(LimitRule),
  step: closed(StepLimit),
  refusal: closed(Refusal),
  text: closed(StandardText),
  calendar: closed(CalendarYear),
}

const compiled = new Map<ItemKind, ReturnType<typeof Compile>>()

/** Compiled when first needed: the program starts without waiting for all of them. */
function validatorOf(kind: ItemKind): ReturnType<typeof Compile> {
  const known = compiled.get(kind)
  if (known) return known
  const validator = Compile(itemSchemas[kind])
  compiled.set(kind, validator)
  return validator
}

/** Every fault of a document with the pointer of the entry that is wrong; empty when it is good. */
export function faultsOf(kind: ItemKind, data: unknown): Fault[] {
  const validator = validatorOf(kind)
  if (validator.Check(data)) return []
  const faults = new Map<string, Fault>()
  for (const { keyword, instancePath, params, message } of validator.Errors(data)) {
    for (const fault of readError(keyword, instancePath, params, message))
      if (!faults.has(`${fault.pointer} ${fault.detail}`))
        faults.set(`${fault.pointer} ${fault.detail}`, fault)
  }
  return [...faults.values()]
}

function readError(keyword: string, at: string, params: object, message: string): Fault[] {
  const named = params as {
    requiredProperties?: string[]
    additionalProperties?: string[]
    allowedValues?: unknown[]
  }
  if (keyword === 'required')
    return (named.requiredProperties ?? []).map((name) => ({
      pointer: `${at}/${name}`,
      detail: 'missing',
    }))
  if (keyword === 'additionalProperties')
    return (named.additionalProperties ?? []).map((name) => ({
      pointer: `${at}/${name}`,
      detail: 'there is no such entry',
    }))
  // The parts of a choice speak for it, and "schema is false" repeats additionalProperties.
  if (keyword === 'anyOf' || keyword === 'boolean') return []
  if (keyword === 'enum')
    return [{ pointer: at, detail: `must be one of ${(named.allowedValues ?? []).join(' ')}` }]
  return [{ pointer: at, detail: message }]
}

/** The code under which a document is kept. */
export function itemCode<Kind extends ItemKind>(kind: Kind, data: ItemData[Kind]): string {
  if (kind === 'limit') return (data as LimitRule).slaClass
  if (kind === 'calendar') return String((data as CalendarYear).year)
  return (data as { code: string }).code
}
