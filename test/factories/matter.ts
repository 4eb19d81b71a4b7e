import type { CommandName } from '#contract/cases.ts'
import type { Payloads } from '#contract/payloads.ts'
import type { Actor } from '#server/cases/actor.ts'
import type { Case, Change, Commitment, SubTask } from '#server/cases/case.ts'
import type { TimelineEntry } from '#server/cases/chain.ts'
import type { Colleague, Situation } from '#server/cases/guards.ts'
import { advance } from '#server/cases/record.ts'
import { type Decision, decide } from '#server/cases/rules.ts'
import { beginSubTask } from '#server/cases/sub-tasks.ts'
import { type Undo, undoOf } from '#server/cases/undo.ts'
import { effects } from '#server/flow/flow.ts'
import { changeBack } from '#server/flow/undo.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { aCase, aSituation, now as start } from './case.ts'

/** One matter in memory: commands are decided, take effect and are recorded as in the database. */
export interface Matter {
  caseFile: Case
  subTasks: SubTask[]
  promises: Commitment[]
  /** Who works here: whom a matter may be given to. */
  colleagues: Colleague[]
  entries: { entry: TimelineEntry; previous: Buffer; hash: Buffer }[]
  now: Date
}

export const aMatter = (patch: Partial<Case> = {}): Matter => ({
  caseFile: aCase(patch),
  subTasks: [],
  promises: [],
  colleagues: [],
  entries: [],
  now: start,
})

export function situationOf(
  { caseFile, subTasks, promises, colleagues, now }: Matter,
  actor: Actor,
  payload: object = {},
): Situation {
  const named = 'colleagueId' in payload ? payload.colleagueId : undefined
  const colleague = colleagues.find(({ id }) => id === named)
  const facts = { subTasks, promises, now, actor }
  return aSituation(caseFile, colleague ? { ...facts, colleague } : facts)
}

/** Gives the command and what the system gives next; refused commands change nothing. */
export function give<C extends CommandName>(
  matter: Matter,
  actor: Actor,
  command: C,
  payload: Payloads[C],
): Decision {
  const situation = situationOf(matter, actor, payload)
  const decision = decide(command, situation, payload as Record<string, unknown>)
  if (!decision.ok) return decision
  const standing = decision.post ? { ...situation, post: decision.post } : situation
  const change: Change = effects[command](standing, payload)
  put(matter, standing, command, change)
  for (const follow of change.followOn ?? [])
    give(matter, { kind: 'system' }, follow.command, follow.payload as never)
  return decision
}

/** Takes back the latest step. @returns why not, when it is refused */
export function takeBack(matter: Matter, actor: Actor): Undo {
  const situation = situationOf(matter, actor)
  const last = matter.entries.at(-1)?.entry
  if (!last) throw new Error('nothing to take back')
  const undone = undoOf(last, situation)
  if (!undone.ok) return undone
  const standing = { ...situation, post: undone.post }
  put(matter, standing, undone.command, changeBack(undone, standing, last))
  return undone
}

function put(matter: Matter, standing: Situation, command: CommandName, change: Change): void {
  const given = { command, clientKey: uuidv7(matter.now), payloadHash: null, post: standing.post }
  const { next, entry, hash } = advance(standing, given, change)
  matter.entries.push({ entry, previous: matter.caseFile.chainHash, hash })
  matter.caseFile = next
  keep(matter, change)
}

/** Gives it, and throws the reason when it is refused: for the way to where a test begins. */
export function must<C extends CommandName>(
  matter: Matter,
  actor: Actor,
  command: C,
  payload: Payloads[C],
): void {
  const decision = give(matter, actor, command, payload)
  if (!decision.ok) throw new Error(`${command}: ${decision.kind} ${decision.reason.en}`)
}

/** What the record writes beside the case. */
function keep(matter: Matter, change: Change): void {
  const { now } = matter
  const { cancelSubTasks: cancelled, endWhistle: ended } = change
  const isLetGo = (task: SubTask) =>
    cancelled === 'ALL' || task.kind === cancelled || (ended && task.whistleNo === ended.no)
  matter.subTasks = matter.subTasks.map((task) =>
    !task.finishedAt && isLetGo(task) ? { ...task, finishedAt: now, result: 'CANCELLED' } : task,
  )
  for (const task of change.addSubTasks ?? [])
    matter.subTasks.push(beginSubTask(task, uuidv7(now), now))
  const { changeSubTask: changed, checkPromise: checked, addPromise: promised } = change
  if (changed)
    matter.subTasks = matter.subTasks.map((task) =>
      task.id === changed.id ? { ...task, ...changed.course } : task,
    )
  if (promised)
    matter.promises.push({
      id: uuidv7(now),
      content: promised.content,
      promisedBy: promised.promisedBy ?? null,
      madeAt: now,
      checks: promised.checkDates.map((date) => ({ date })),
    })
  if (checked)
    matter.promises = matter.promises.map((promise) =>
      promise.id === checked.id
        ? {
            ...promise,
            checks: promise.checks.map((planned) =>
              planned.date === checked.check.date ? checked.check : planned,
            ),
          }
        : promise,
    )
}

export function pass(matter: Matter, hours: number): void {
  matter.now = new Date(matter.now.getTime() + hours * 3_600_000)
}
