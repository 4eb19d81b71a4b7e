import { type CommandName, commands } from '#contract/cases.ts'
import type { Clock, ClockEffect } from '#contract/clocks.ts'
import { half, type Limit } from '#contract/limits.ts'
import type { SlaClass } from '#contract/town.ts'
import { type Remainder, remainder, resume } from '#server/town/calendar/pause.ts'
import type { Town } from '#server/town/town.ts'
import type { Case, ClockRecord } from './case.ts'

export type Clocks = Partial<Record<Clock, ClockRecord>>

export interface ClockRun {
  town: Town
  now: Date
  slaClass: SlaClass
  /** Set by the command itself: due instants the law or a decision gives, not a rule. */
  given?: Partial<Record<Clock, { dueAt: Date; limit: Limit }>>
  /** As they were, for what restores them. */
  earlier?: Clocks
}

/** Starts, stops, pauses and resumes the clocks that this command touches, as the table says. */
export function runClocks(clocks: Clocks, command: CommandName, run: ClockRun): Clocks {
  let next = clocks
  for (const effect of commands[command].clocks) next = apply(next, effect, run)
  return next
}

function apply(clocks: Clocks, effect: ClockEffect, run: ClockRun): Clocks {
  if ('start' in effect) return start(clocks, effect.start, effect.rule, run)
  if ('reset' in effect)
    return start({ ...clocks, [effect.reset]: undefined }, effect.reset, 'SLA', run)
  if ('restore' in effect)
    return withoutUndefined({ ...clocks, [effect.restore]: run.earlier?.[effect.restore] })
  if ('stop' in effect)
    return change(clocks, effect.stop, (clock) => ({ ...clock, stoppedAt: run.now.toISOString() }))
  if ('pause' in effect) {
    return change(clocks, effect.pause, (clock) => ({
      ...clock,
      pausedAt: run.now.toISOString(),
      left: remainder(run.town.calendar, run.now, new Date(clock.dueAt), clock.limit.unit),
    }))
  }
  return change(clocks, effect.resume, ({ pausedAt: _, left, ...clock }) =>
    left === undefined
      ? clock
      : { ...clock, dueAt: resume(run.town.calendar, run.now, left as Remainder).toISOString() },
  )
}

function withoutUndefined(clocks: { [C in Clock]?: ClockRecord | undefined }): Clocks {
  return Object.fromEntries(Object.entries(clocks).filter(([, clock]) => clock !== undefined))
}

function change(clocks: Clocks, name: Clock, update: (clock: ClockRecord) => ClockRecord): Clocks {
  const clock = clocks[name]
  return clock && clock.stoppedAt === undefined ? { ...clocks, [name]: update(clock) } : clocks
}

function start(
  clocks: Clocks,
  name: Clock,
  rule: 'SLA' | 'HALF' | 'PAYLOAD' | undefined,
  run: ClockRun,
): Clocks {
  const given = run.given?.[name]
  if (rule === 'PAYLOAD' && !given) return clocks
  const running = clocks[name]
  // A dispatch to another unit does not give the person's limit back to the slow: finish runs on.
  if (name === 'finish' && rule === 'SLA' && running && running.stoppedAt === undefined)
    return clocks
  const { data, version } = run.town.limit(run.slaClass)
  const base = given?.limit ?? limitOf(name, data, run.town)
  if (!base) return clocks
  const limit = rule === 'HALF' && data.rework === 'HALF' ? half(base) : base
  const dueAt = given?.dueAt ?? run.town.dueAfter(run.now, limit)
  const record: ClockRecord = {
    startedAt: rule === 'PAYLOAD' && running ? running.startedAt : run.now.toISOString(),
    dueAt: dueAt.toISOString(),
    limit,
    rule: `${run.slaClass}@${version}`,
    calendar: run.town.calendar.version,
  }
  return { ...clocks, [name]: record }
}

function limitOf(name: Clock, rule: ReturnType<Town['limit']>['data'], town: Town): Limit | null {
  switch (name) {
    case 'contact':
      return rule.firstContact
    // A class without a finish limit of its own (city events) takes the ordinary one.
    case 'finish':
      return rule.finish ?? town.limit('HELP').data.finish
    case 'review':
      return town.stepLimit('holdReview')
    case 'supervisionReply':
      return town.stepLimit('supervisionReply')
    default:
      return rule[name]
  }
}

/** A case that has ended keeps no clock running. */
export function stopAll(clocks: Clocks, now: Date): Clocks {
  let next = clocks
  for (const name of Object.keys(clocks) as Clock[]) {
    next = change(next, name, (clock) => ({ ...clock, stoppedAt: now.toISOString() }))
  }
  return next
}

export function isRunning(clock: ClockRecord): boolean {
  return clock.stoppedAt === undefined && clock.pausedAt === undefined
}

/** Columns of the case row that follow from its clocks. */
export function dueTimes(
  clocks: Clocks,
  reminded: Partial<Record<Clock, number>>,
): {
  dueAt: Date | null
  nextDueAt: Date | null
  timerAt: Date | null
} {
  const running = (Object.entries(clocks) as [Clock, ClockRecord][]).filter(([, clock]) =>
    isRunning(clock),
  )
  const dues = running.map(([, clock]) => Date.parse(clock.dueAt))
  const timers = running.flatMap(([name, clock]) => nextReminder(clock, reminded[name] ?? 0))
  const finish = clocks.finish
  return {
    dueAt: finish ? new Date(finish.dueAt) : null,
    nextDueAt: dues.length > 0 ? new Date(Math.min(...dues)) : null,
    timerAt: timers.length > 0 ? new Date(Math.min(...timers)) : null,
  }
}

/** The system looks again at 80 % and at 100 % of a clock (domain section 3, row 25). */
export function nextReminder(clock: ClockRecord, remindedPercent: number): number[] {
  const from = Date.parse(clock.startedAt)
  const due = Date.parse(clock.dueAt)
  if (remindedPercent < 80) return [from + (due - from) * 0.8]
  if (remindedPercent < 100) return [due]
  return []
}

/** For each running clock the mark it has passed: 80 or 100 %. */
export function dueReminders(
  caseFile: Pick<Case, 'clocks' | 'facets'>,
  now: Date,
): Partial<Record<Clock, number>> {
  const passed: Partial<Record<Clock, number>> = {}
  for (const name of Object.keys(caseFile.clocks) as Clock[]) {
    const clock = caseFile.clocks[name]
    if (!clock || !isRunning(clock)) continue
    const percent = percentOf(clock, now)
    if (percent > (caseFile.facets.reminded?.[name] ?? 0)) passed[name] = percent
  }
  return passed
}

function percentOf(clock: ClockRecord, now: Date): number {
  const from = Date.parse(clock.startedAt)
  const share = (now.getTime() - from) / (Date.parse(clock.dueAt) - from)
  return share >= 1 ? 100 : share >= 0.8 ? 80 : 0
}
