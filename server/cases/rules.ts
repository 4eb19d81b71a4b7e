import { type CommandName, commandNames, commands, type Grant } from '#contract/cases.ts'
import type { Bilingual } from '#contract/common.ts'
import { guards } from '#contract/guards.ts'
import { levelOf, levels } from '#contract/levels.ts'
import type { ActorPost } from './actor.ts'
import { type Asked, guardRules, type Situation } from './guards.ts'

export type Decision =
  | { ok: true; post?: ActorPost }
  | { ok: false; kind: 'STATE' | 'POWER' | 'GUARD'; reason: Bilingual; guard?: string }

const wrongState: Bilingual = { zh: '当前状态下不能这样做', en: 'Not possible in this state' }
const noPower: Bilingual = { zh: '不在您的职权之内', en: 'Not within your powers' }

/**
 * May this actor give this command now? State first, then power, then guards: the first refusal is
 * the one a person can do something about. With several posts the first that may is taken.
 */
export function decide(
  command: CommandName,
  situation: Omit<Situation, 'post'>,
  asked: Asked,
): Decision {
  const rule = commands[command]
  if (!rule.from.includes(situation.caseFile.state))
    return { ok: false, kind: 'STATE', reason: wrongState }
  let refusal: Decision = { ok: false, kind: 'POWER', reason: noPower }
  for (const standing of standings(situation)) {
    if (!rule.who.some((grant) => holds(grant, standing))) continue
    const failed = rule.guards.find((guard) => !guardRules[guard](standing, asked))
    if (failed === undefined) return { ok: true, ...(standing.post ? { post: standing.post } : {}) }
    refusal = { ok: false, kind: 'GUARD', reason: guards[failed], guard: failed }
  }
  return refusal
}

/** One situation per post; one alone for a reporter and for the system. */
function standings(situation: Omit<Situation, 'post'>): Situation[] {
  if (situation.actor.kind !== 'staff') return [situation]
  return situation.actor.posts.map((post) => ({ ...situation, post }))
}

function holds(grant: Grant, situation: Situation): boolean {
  const { actor, post, caseFile, subTasks } = situation
  switch (grant.relation) {
    case 'SYSTEM':
      return actor.kind === 'system'
    case 'REPORTER':
      return actor.kind === 'reporter' && actor.caseId === caseFile.id
    case 'ANYONE':
      return actor.kind !== 'staff' || (post !== undefined && grant.roles.includes(post.role))
  }
  if (post === undefined || !grant.roles.includes(post.role)) return false
  const level = levelOf(post.regionCode)
  if (grant.levels && !grant.levels.includes(level)) return false
  switch (grant.relation) {
    case 'SUBTREE':
      return caseFile.regionCode.startsWith(post.regionCode)
    case 'CENTRE':
      return (
        caseFile.regionCode.startsWith(post.regionCode) &&
        levels.indexOf(level) >= levels.indexOf(caseFile.level)
      )
    case 'LEAD_UNIT':
      return caseFile.leadUnit === post.unitCode
    case 'CO_UNIT':
      return subTasks.some((task) => task.finishedAt === null && task.unitCode === post.unitCode)
  }
}

/** Every command with what this actor may do and, for what not, the reason. */
export function possibilities(
  situation: Omit<Situation, 'post'>,
): { command: CommandName; decision: Decision }[] {
  return commandNames.map((command) => ({
    command,
    decision: decide(command, situation, undefined),
  }))
}
