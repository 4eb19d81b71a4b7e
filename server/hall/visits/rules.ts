import type { Fault } from '#contract/problems.ts'
import type { RecordVisit, WriteNote } from '#contract/visits.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate, parseDate, startOfDay } from '#server/town/calendar/days.ts'

/** A visit that was not the first says why it was needed: that is what shows where to mend. */
export function visitFaults(visit: Pick<RecordVisit, 'kind' | 'reasonAgain'>): Fault[] {
  if (visit.kind !== 'AGAIN' || visit.reasonAgain?.trim()) return []
  return [
    { pointer: '/reasonAgain', detail: '请写明为何须再来 (say why one visit was not enough)' },
  ]
}

/** Told once and whole: a note says something, and how to bring what is missing. */
export function noteFaults(note: Pick<WriteNote, 'handedBack' | 'missing' | 'bring'>): Fault[] {
  if (note.handedBack.length + note.missing.length === 0)
    return [
      { pointer: '/missing', detail: '退回或所缺至少写一项 (name what is handed back or missing)' },
    ]
  if (note.missing.length > 0 && note.bring === undefined)
    return [{ pointer: '/bring', detail: '请选补交方式 (say how to bring it)' }]
  return []
}

export function refuseFaults(errors: Fault[]): void {
  if (errors.length > 0) throw new Problem('invalid', { errors })
}

/** OWN: a figure over more than a year is a report, not a look. */
const mostDays = 366
const usualDays = 30

export interface Days {
  from: string
  to: string
  /** Instants: from the first day's beginning, before the end of the last. */
  start: Date
  end: Date
}

/** Days of the town, both included; the last thirty unless said. @throws Problem invalid */
export function daysOf(asked: { from?: string; to?: string }, now: Date): Days {
  const to = asked.to === undefined ? dayOf(now.getTime()) : parseDate(asked.to)
  const from = asked.from === undefined ? (to ?? 0) - usualDays + 1 : parseDate(asked.from)
  if (from === undefined || to === undefined || from > to || to - from >= mostDays)
    throw new Problem('invalid', {
      errors: [
        { pointer: '/from', detail: '日期须先后相接，不超过一年 (at most a year, in order)' },
      ],
    })
  return {
    from: formatDate(from),
    to: formatDate(to),
    start: new Date(startOfDay(from)),
    end: new Date(startOfDay(to + 1)),
  }
}

/** Wilson's interval at 95 %: a share of few matters says how little it says (domain: safeguards). */
export function wilson(part: number, whole: number): { low: number; high: number } | undefined {
  if (whole === 0) return undefined
  const z = 1.96
  const share = part / whole
  const middle = share + z ** 2 / (2 * whole)
  const spread = z * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2))
  const scale = 1 + z ** 2 / whole
  return {
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  }
}
