import { describe, expect, it } from 'vitest'
import { type CommandName, commandNames, commands } from '#contract/cases.ts'
import { type Level, levelAbove, levels, regionAt } from '#contract/levels.ts'
import { type StaffRole, staffRoles } from '#contract/roles.ts'
import { stateNames } from '#contract/states.ts'
import {
  aCase,
  aClock,
  aPost,
  aPromise,
  aSentFrom,
  aSituation,
  aSubTask,
  aWhistle,
  caseId,
  staff,
} from '#test/factories/case.ts'
import {
  expected,
  handlersTurn,
  personMay,
  type Standing,
  staffMay,
  standings,
  systemMay,
  unitsTurn,
} from '#test/factories/powers.ts'
import { places } from '#test/factories/town.ts'
import type { Actor } from './actor.ts'
import type { Case, SubTask } from './case.ts'
import type { Situation } from './guards.ts'
import { decide, possibilities } from './rules.ts'

const own = 'U-OWN'

/** Facts under which no guard of this command stands in the way: only state and power decide. */
function favourable(command: CommandName): { caseFile: Partial<Case>; more: Partial<Situation> } {
  switch (command) {
    case 'autoAccept':
      return { caseFile: { facets: { autoAccept: true } }, more: {} }
    case 'approveExtension':
    case 'denyExtension': {
      const extension = { limit: { amount: 2, unit: 'WD' as const }, reason: '-', pending: true }
      return { caseFile: { facets: { extension } }, more: {} }
    }
    case 'object':
      return { caseFile: { clocks: { sign: aClock() } }, more: {} }
    case 'lapseHold':
      return {
        caseFile: { clocks: { review: aClock({ dueAt: '2026-03-10T01:00:00Z' }) } },
        more: {},
      }
    case 'remind':
      return {
        caseFile: {
          clocks: {
            accept: aClock({ startedAt: '2026-03-09T01:00:00Z', dueAt: '2026-03-10T01:00:00Z' }),
          },
        },
        more: {},
      }
    case 'answer':
      return { caseFile: {}, more: { parent: aCase({ state: 'RESOLVED' }) } }
    case 'recall':
      return { caseFile: { facets: { issuedBy: own, sentFrom: aSentFrom } }, more: {} }
    case 'release':
      return { caseFile: { takenBy: staff().personId }, more: {} }
    case 'archive':
      return { caseFile: { closedAt: new Date('2026-01-10T00:00:00Z') }, more: {} }
    case 'endWhistle':
      return {
        caseFile: { facets: { whistles: [aWhistle({ by: `G-${places.grid}` })] } },
        more: {},
      }
    case 'remindReportIn':
      return { caseFile: { facets: { whistles: [aWhistle()] } }, more: {} }
    case 'checkPromise':
      return { caseFile: {}, more: { promises: [aPromise()] } }
    default:
      return { caseFile: {}, more: {} }
  }
}

/** The case as it stands to a post at this level; undefined where there is no such standing. */
function facing(
  level: Level,
  standing: Standing,
): { caseFile: Partial<Case>; region: string } | undefined {
  const at = (held: Level | undefined, region = regionAt(places.grid, level)) =>
    held && { caseFile: { level: held }, region }
  // Elsewhere: same level, other branch; beside the prefecture lies another one.
  const branch = level === 'CITY' ? '6207' : regionAt(places.otherGrid, level)
  const elsewhere = level === 'COUNTY' ? places.otherCounty : branch
  switch (standing) {
    case 'OWN':
      return at(level)
    case 'HELD_BELOW':
      return at(levels[levels.indexOf(level) - 1])
    case 'HELD_ABOVE':
      return at(levelAbove(level))
    case 'LEAD':
      return { caseFile: { level, leadUnit: own }, region: elsewhere }
    default:
      return at(level, elsewhere)
  }
}

/** A task of the own unit, as the command is about it. */
const taskFor = (command: CommandName) =>
  command === 'giveOpinion' ? ({ kind: 'CONSULT' } as const) : {}

/** What the command is about, where it is the part of another unit. */
const tasksOfOthers: { readonly [C in CommandName]?: readonly SubTask[] } = {
  ruleTask: [aSubTask({ declined: '不属本单位职责' })],
  remindReportIn: [aSubTask({ kind: 'WHISTLE', whistleNo: 1 })],
}

function situationOf(
  command: CommandName,
  standing: Standing | undefined,
  caseFile: Partial<Case>,
) {
  const facts = favourable(command)
  const done = standing === 'TASK_DONE' ? new Date('2026-03-09T00:00:00Z') : null
  const tasks = standing === 'TASK' || standing === 'TASK_DONE'
  // A task that is still open keeps a case from being settled; that is a guard, and not asked here.
  return aSituation(aCase({ ...facts.caseFile, ...caseFile }), {
    ...facts.more,
    subTasks: tasks
      ? [aSubTask({ unitCode: own, finishedAt: done, ...taskFor(command) })]
      : [...(tasksOfOthers[command] ?? [])],
  })
}

type Outcome = 'OK' | 'STATE' | 'POWER' | 'GUARD'
const outcome = (command: CommandName, situation: Situation): Outcome => {
  const decision = decide(command, situation, undefined)
  return decision.ok ? 'OK' : decision.kind
}

/** What no fact about the case could mend: it follows from its level, or from whose turn it is. */
function hindered(command: CommandName, { caseFile, actor }: Situation): boolean {
  // Below a village is no centre that a matter could be handed down to.
  if (command === 'delegate') return caseFile.level === 'VILLAGE'
  if (command !== 'take' && command !== 'assign') return false
  const role = actor.kind === 'staff' ? actor.posts[0]?.role : undefined
  return role !== undefined && unitsTurn.includes(caseFile.state) !== handlersTurn(role)
}

/** Every state against one actor's power; a wrong state is said before missing power. */
function* walkStates(
  command: CommandName,
  may: boolean,
  make: (state: Case['state']) => Situation,
): Generator<{ state: string; is: Outcome; should: Outcome }> {
  for (const state of stateNames) {
    const inFrom = expected[command].from.includes(state)
    const situation = make(state)
    yield {
      state,
      is: outcome(command, situation),
      should: inFrom ? (may ? (hindered(command, situation) ? 'GUARD' : 'OK') : 'POWER') : 'STATE',
    }
  }
}

let walked = 0

function wrongFor(command: CommandName): string[] {
  const wrong: string[] = []
  const check = (label: string, may: boolean, make: (state: Case['state']) => Situation) => {
    for (const { state, is, should } of walkStates(command, may, make)) {
      walked += 1
      if (is !== should) wrong.push(`${command} in ${state} by ${label}: ${is}, not ${should}`)
    }
  }
  for (const role of staffRoles)
    for (const level of levels)
      for (const standing of standings) {
        const faced = facing(level, standing)
        if (!faced) continue
        const actor = staff(aPost(role, faced.region, own))
        check(
          `${role} ${level} ${standing}`,
          staffMay(command, role, level, standing),
          (state) => ({ ...situationOf(command, standing, { ...faced.caseFile, state }), actor }),
        )
      }
  const others: [string, boolean, Actor][] = [
    ['reporter', personMay(command, true), { kind: 'reporter', caseId }],
    ['another reporter', personMay(command, false), { kind: 'reporter', caseId: places.city }],
    ['system', systemMay(command), { kind: 'system' }],
    ['nobody in office', false, staff()],
  ]
  for (const [label, may, actor] of others)
    check(label, may, (state) => ({ ...situationOf(command, undefined, { state }), actor }))
  return wrong
}

describe('every state x command x role x level x standing', () => {
  it('says the same of each command: from, to, guards, and nothing more', () => {
    expect(commandNames.toSorted()).toEqual(Object.keys(expected).toSorted())
    for (const command of commandNames) {
      expect(commands[command].to, command).toBe(expected[command].to)
      expect(commands[command].from.toSorted(), command).toEqual(expected[command].from.toSorted())
      expect(commands[command].guards.toSorted(), command).toEqual(
        expected[command].guards.toSorted(),
      )
    }
  })

  it.each(commandNames)('%s: allowed and forbidden', (command) => {
    expect(wrongFor(command)).toEqual([])
  })

  it('walked them all', () => {
    const perState = staffRoles.length * (levels.length * standings.length - 2) + 4
    expect(walked).toBe(stateNames.length * commandNames.length * perState)
    expect(walked).toBeGreaterThan(300_000)
  })
})

describe('several posts', () => {
  const rolesOf = (...names: StaffRole[]) =>
    staff(...names.map((name) => aPost(name, places.county)))

  it('takes the first post that may, and names it', () => {
    const actor = rolesOf('AUDITOR', 'SUPERVISOR', 'LEADER')
    const decision = decide(
      'card',
      { ...aSituation(aCase({ state: 'IN_PROGRESS' })), actor },
      undefined,
    )
    expect(decision).toMatchObject({ ok: true, post: { role: 'SUPERVISOR' } })
  })

  it('tells the guard rather than the missing power of another post', () => {
    const caseFile = aCase({ state: 'IN_PROGRESS', supervision: 'LISTED' })
    const actor = rolesOf('SUPERVISOR', 'AUDITOR')
    const decision = decide('card', { ...aSituation(caseFile), actor }, { colour: 'RED' })
    expect(decision).toMatchObject({ ok: false, kind: 'GUARD', guard: 'cardStep' })
  })

  it('answers for every command at once, with a reason in both languages', () => {
    const all = possibilities({ ...aSituation(), actor: staff() })
    expect(all).toHaveLength(commandNames.length)
    for (const { decision } of all)
      expect(decision).toMatchObject({ ok: false, reason: { zh: /./, en: /./ } })
  })
})
