import { dateOf } from '#apps/kit/time.ts'
import type { CommandName } from '#contract/cases.ts'
import type { FieldCase } from '#contract/field.ts'
import type { Deed } from '../outbox/deed.ts'

/** What is mine to do about a matter, gravest first where one matter asks for several. */
export const taskKinds = [
  'subTask',
  'sign',
  'promise',
  'handle',
  'verify',
  'followUp',
  'settle',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** The command that shows that a task is mine: the server allows it to none but those it is for. */
const shownBy: Record<Exclude<TaskKind, 'promise'>, readonly CommandName[]> = {
  subTask: ['reportIn', 'finishSubTask'],
  sign: ['sign'],
  handle: ['resolve', 'contact'],
  verify: ['verifyPass'],
  followUp: ['followUpSolved', 'attemptFollowUp'],
  settle: ['disposeOnSite'],
}

export const bands = ['urgent', 'today', 'week', 'later'] as const
export type Band = (typeof bands)[number]

export interface Task {
  kind: TaskKind
  caseFile: FieldCase
  /** Milliseconds; undefined where nothing runs. */
  due: number | undefined
  band: Band
}

const day = 86_400_000

/** Every task of mine in these matters; those whose deed already waits in the outbox are done. */
export function tasksOf(cases: Iterable<FieldCase>, deeds: readonly Deed[], now: number): Task[] {
  const done = new Set(deeds.map((deed) => `${deed.caseId} ${String(deed.body.command)}`))
  const tasks: Task[] = []
  for (const caseFile of cases) {
    const mine = (command: CommandName) =>
      caseFile.commands.some((one) => one.allowed && one.command === command) &&
      !done.has(`${caseFile.id} ${command}`)
    const due = promiseDue(caseFile, now)
    if (due !== undefined && mine('checkPromise')) tasks.push(task('promise', caseFile, due, now))
    const kind = taskKinds.find((one) => one !== 'promise' && shownBy[one].some(mine))
    if (kind) {
      const at = caseFile.nextDueAt ?? caseFile.dueAt
      tasks.push(task(kind, caseFile, at ? Date.parse(at) : undefined, now))
    }
  }
  return tasks
}

function task(kind: TaskKind, caseFile: FieldCase, due: number | undefined, now: number): Task {
  return { kind, caseFile, due, band: bandOf(caseFile.urgent, due, now) }
}

/** The end of the first day on which a promise is to be looked at and was not yet. */
function promiseDue({ promises }: FieldCase, now: number): number | undefined {
  const today = dateOf(new Date(now + 7 * day))
  const dates = promises
    .flatMap(({ checks }) => checks)
    .filter(({ kept, date }) => kept === undefined && date <= today)
    .map(({ date }) => date)
    .sort()
  return dates[0] === undefined ? undefined : Date.parse(`${dates[0]}T23:59:59+08:00`)
}

export function bandOf(urgent: boolean, due: number | undefined, now: number): Band {
  if (urgent || (due !== undefined && due < now)) return 'urgent'
  if (due === undefined) return 'later'
  if (dateOf(new Date(due)) === dateOf(new Date(now))) return 'today'
  return due < now + 7 * day ? 'week' : 'later'
}
