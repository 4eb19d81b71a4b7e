import { VisitForm } from '#contract/homes.ts'
import type { ItemKind } from '#contract/item-kinds.ts'
import { LimitRule, StepLimit } from '#contract/limits.ts'
import { PatrolRoute } from '#contract/patrols.ts'
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
import type { JsonSchema } from '../forms/fields.ts'

/** One year of the working calendar; as a rule it comes from a notice, by hand only to mend a day. */
const calendarYear: JsonSchema = {
  type: 'object',
  required: ['year', 'source', 'days'],
  properties: {
    year: { type: 'integer', minimum: 1992, maximum: 2999 },
    source: { type: 'string', minLength: 1 },
    days: {
      type: 'array',
      items: {
        type: 'object',
        required: ['date', 'kind', 'name'],
        properties: {
          date: { type: 'string', format: 'date' },
          kind: { type: 'string', enum: ['off', 'work'] },
          name: { type: 'string' },
        },
      },
    },
  },
}

export const itemSchemas: Readonly<Record<ItemKind, JsonSchema>> = {
  region: Region,
  grid: Grid,
  unit: Unit,
  hall: Hall,
  ticketKind: TicketKind,
  patrolRoute: PatrolRoute,
  visitForm: VisitForm,
  department: Department,
  category: Category,
  form: QuestionForm,
  directory: DirectoryRule,
  limit: LimitRule,
  step: StepLimit,
  refusal: Refusal,
  text: StandardText,
  calendar: calendarYear,
}

/** Which entry of a document is its code. */
export function codeField(kind: ItemKind): string {
  return kind === 'limit' ? 'slaClass' : kind === 'calendar' ? 'year' : 'code'
}

/** What people call a document; its code where it has no name. */
export function itemName(data: unknown, language: 'zh' | 'en'): string {
  if (typeof data !== 'object' || data === null) return ''
  const { name, basis, source, year } = data as Record<string, unknown>
  if (typeof year === 'number') return language === 'zh' ? `${year} 年` : String(year)
  for (const words of [name, basis]) {
    if (typeof words === 'object' && words !== null && 'zh' in words) {
      const { zh, en } = words as { zh: string; en?: string }
      return language === 'en' && en ? en : zh
    }
  }
  return typeof source === 'string' ? source : ''
}
