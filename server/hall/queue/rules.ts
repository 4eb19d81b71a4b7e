import type { Bilingual } from '#contract/common.ts'
import type { TicketState } from '#contract/hall.ts'
import type { Hall, TicketKind } from '#contract/town.ts'
import { undoMinutes, undoRefusals } from '#contract/undo.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate, type LocalDate } from '#server/town/calendar/days.ts'
import type { LastStep, Ticket } from './store.ts'

export const ticketCommands = ['recall', 'start', 'finish', 'noShow', 'move'] as const
export type TicketCommand = (typeof ticketCommands)[number]

/** The day of the town: numbers begin anew at its midnight, whatever the server's own zone. */
export function ticketDay(now: Date): LocalDate {
  return formatDate(dayOf(now.getTime()))
}

/** A023; the thousandth is A1000. */
export function ticketNumber(prefix: string, serial: number): string {
  return `${prefix}${String(serial).padStart(3, '0')}`
}

/**
 * The instant by which the queue is ordered. First come, first called; priority counts as having come
 * `headStartMinutes` earlier. So it goes first, and still nobody is overtaken by a person who came
 * later than that: a stream of priority tickets holds nobody up for ever. OWN; the minutes are data.
 */
export function placeOf(
  takenAt: Date,
  priority: boolean,
  kind: Pick<TicketKind, 'headStartMinutes'>,
): Date {
  return new Date(takenAt.getTime() - (priority ? kind.headStartMinutes * 60_000 : 0))
}

/** Behind the last of those who go first, or where it was, when that is later. */
export function placeBehind(own: Date, others: readonly Date[]): Date {
  const last = others.at(-1)
  return last ? new Date(Math.max(own.getTime(), last.getTime() + 1)) : own
}

const from: Record<TicketCommand, readonly TicketState[]> = {
  recall: ['CALLED'],
  start: ['CALLED'],
  finish: ['CALLED', 'SERVING'],
  noShow: ['CALLED'],
  move: ['WAITING', 'CALLED', 'SERVING'],
}
/** What a second press finds done already. */
const already: Partial<Record<TicketCommand, TicketState>> = { start: 'SERVING', finish: 'DONE' }

const refusals: Record<'state' | 'day', Bilingual> = {
  state: { zh: '这个号现在不能这样处理', en: 'Not possible with this ticket now' },
  day: { zh: '这个号已过当日', en: "The ticket's day is over" },
}

/**
 * @returns false when it is done already
 * @throws Problem wrong-state with the reason
 */
export function mayChange(
  ticket: { state: TicketState; day: LocalDate },
  command: TicketCommand,
  today: LocalDate,
): boolean {
  if (ticket.state === already[command]) return false
  const fault = ticket.day !== today ? 'day' : from[command].includes(ticket.state) ? null : 'state'
  if (fault === null) return true
  throw stands(refusals[fault])
}

/** The second call that nobody answers is the last. */
export function afterNoShow(missed: number): TicketState {
  return missed === 0 ? 'WAITING' : 'NO_SHOW'
}

/** Kept with a ticket whose call a clerk ends; any other command leaves nothing to take back. */
export function lastStepOf(
  ticket: Ticket,
  command: TicketCommand,
  by: string,
  now: Date,
): LastStep | null {
  if (command !== 'finish' && command !== 'noShow') return null
  const { state, window, missed, placeAt } = ticket
  const before = { state, window, missed, placeAt: placeAt.toISOString() }
  return { command, at: now.toISOString(), by, before }
}

/** Steps ended before this instant stand. */
export const undoneSince = (now: Date) => new Date(now.getTime() - undoMinutes * 60_000)

/**
 * The ticket as it was before the step that ended its call: for whoever pressed, within the minutes
 * of every undo, and while nobody has called or moved it since.
 * @throws Problem wrong-state with the reason
 */
export function undone(ticket: Ticket, by: string, now: Date): Ticket {
  const step = ticket.lastStep
  if (!step) throw stands(undoRefusals.stands)
  if (step.by !== by) throw stands(undoRefusals.notMine)
  if (new Date(step.at) < undoneSince(now) || ticket.day !== ticketDay(now))
    throw stands(undoRefusals.late)
  const before = { ...step.before, placeAt: new Date(step.before.placeAt) }
  return { ...ticket, ...before, endedAt: null, lastStep: null }
}

const stands = (reason: Bilingual) =>
  new Problem('wrong-state', { detail: reason.zh, extensions: { reason } })

export function windowCount(hall: Pick<Hall, 'windows'>): number {
  return hall.windows ?? 2
}

/** Kinds that may be taken in this hall. */
export function kindsIn(hallCode: string, kinds: readonly TicketKind[]): TicketKind[] {
  return kinds.filter((kind) => kind.hallCode === undefined || kind.hallCode === hallCode)
}
