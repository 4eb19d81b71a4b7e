import type { Guard } from '#contract/guards.ts'
import { levelAbove, levelOf, levels } from '#contract/levels.ts'
import type { LinkKind } from '#contract/likeness.ts'
import type { Limit } from '#contract/limits.ts'
import type { Category, Unit } from '#contract/town.ts'
import type { Town, Versioned } from '#server/town/town.ts'
import type { Actor, ActorPost } from './actor.ts'
import type { Case, Commitment, SubTask, Supervision } from './case.ts'
import { dueReminders } from './clocks.ts'
import { isTurnOf } from './desk.ts'
import type { Kin } from './kin.ts'
import { awaitsRuling, isDeclinable, isUnfinished } from './sub-tasks.ts'
import { overdueWhistles } from './whistles.ts'

/** Everything a decision may look at; read in the transaction that will write it. */
export interface Situation {
  caseFile: Case
  subTasks: readonly SubTask[]
  promises: readonly Commitment[]
  attachments: number
  actor: Actor
  /** The post through which the actor acts; absent for reporters and the system. */
  post?: ActorPost
  now: Date
  town: Town
  leaf?: Versioned<Category>
  /** The case named by a merge, or the one it was merged into, when it exists and may be seen. */
  parent?: Case
  /** What was merged into it and into its parent; read where a command turns on it. */
  kin?: readonly Kin[]
  /** Another case named as related or not the same, and how the two stand now. */
  other?: { caseFile: Case; link?: LinkKind }
  /** The person to whom it would be given, with the posts held now. */
  colleague?: Colleague
}

export interface Colleague {
  id: string
  posts: readonly Pick<ActorPost, 'role' | 'unitCode'>[]
}

/** Absent while screens ask what would be possible: a guard then answers whether it could hold. */
export type Asked = Readonly<Record<string, unknown>> | undefined

const day = 86_400_000
const supervisionOrder: readonly Supervision[] = ['NONE', 'REMINDED', 'YELLOW', 'RED', 'LISTED']

function targetUnit({ town }: Situation, asked: Asked): Unit | undefined {
  return typeof asked?.leadUnit === 'string' ? town.unit(asked.leadUnit) : undefined
}

/**
 * Level powers (domain section 3, OWN): a village sends to its grids, a township to villages and
 * stations, a county to townships and county departments, the city to counties and its departments.
 */
export function maySendTo(centreRegion: string, unit: Unit): boolean {
  if (!unit.regionCode.startsWith(centreRegion)) return false
  const from = levelOf(centreRegion)
  const to = levelOf(unit.regionCode)
  if (from === to)
    return unit.kind === 'DEPARTMENT' || unit.kind === 'STATION' || unit.kind === 'COURT'
  return levels.indexOf(from) - levels.indexOf(to) === 1
}

function given(asked: Asked, key: string): boolean {
  const value = asked?.[key]
  return Array.isArray(value) && value.length > 0
}

export const guardRules: Record<Guard, (situation: Situation, asked: Asked) => boolean> = {
  categorySet({ caseFile, town }, asked) {
    if (asked === undefined) return true
    return typeof asked.categoryCode === 'string'
      ? town.category(asked.categoryCode) !== undefined
      : caseFile.categoryCode !== null
  },
  questionsKnown: ({ caseFile: { categoryCode }, town }) =>
    categoryCode !== null && town.form(categoryCode) !== undefined,
  regionKnown: ({ town }, asked) =>
    typeof asked?.regionCode !== 'string' || town.region(asked.regionCode) !== undefined,
  // A task for a unit that does not exist could never be finished, and the case never be settled.
  unitsKnown: ({ town }, asked) =>
    [asked?.units, asked?.coUnits].every(
      (named) =>
        !Array.isArray(named) || named.every((code) => town.unit(String(code)) !== undefined),
    ),
  autoAcceptance: ({ caseFile }) => caseFile.facets.autoAccept === true,
  onSiteAllowed: ({ leaf }) => leaf?.data.onSite === true,
  sameMatter: ({ caseFile, parent }, asked) =>
    asked === undefined ||
    (parent !== undefined &&
      parent.id !== caseFile.id &&
      !['MERGED', 'WITHDRAWN', 'REJECTED', 'REFERRED'].includes(parent.state)),
  // Its reporters were told that it goes on with the parent: once that is over for good, so is this.
  partingTime: ({ parent, now }, asked) =>
    parent === undefined
      ? asked === undefined
      : parent.closedAt === null || now.getTime() - parent.closedAt.getTime() < 30 * day,
  anotherCase: ({ caseFile, other }, asked) =>
    asked === undefined || (other !== undefined && other.caseFile.id !== caseFile.id),
  knownPair: ({ other }, asked) => asked === undefined || other?.link !== undefined,
  nobodyJoined: ({ caseFile, kin = [] }) => kin.every(({ parentId }) => parentId !== caseFile.id),
  resultGiven: ({ caseFile, parent }) =>
    caseFile.state !== 'MERGED' ||
    (parent !== undefined && ['RESOLVED', 'FOLLOW_UP', 'CLOSED'].includes(parent.state)),
  unitWithinPower(situation, asked) {
    if (asked === undefined) return true
    const unit = targetUnit(situation, asked)
    return (
      unit !== undefined &&
      situation.post !== undefined &&
      maySendTo(situation.post.regionCode, unit)
    )
  },
  newUnitWhenObjected: ({ caseFile }, asked) =>
    asked === undefined || caseFile.state !== 'OBJECTED' || asked.leadUnit !== caseFile.leadUnit,
  objectionWindow({ caseFile, now, town }) {
    const sent = caseFile.clocks.sign?.startedAt
    return sent !== undefined && now <= town.dueAfter(new Date(sent), town.stepLimit('objection'))
  },
  objectionsLeft: ({ caseFile }) => (caseFile.facets.objections ?? 0) < 2,
  notDesignated: ({ caseFile }) => caseFile.facets.designated !== true,
  ownLine(situation, asked) {
    if (asked === undefined) return true
    const unit = targetUnit(situation, asked)
    if (!unit || !situation.post) return false
    if (situation.post.role === 'DISPATCHER') return maySendTo(situation.post.regionCode, unit)
    const own = situation.town.unit(situation.post.unitCode)
    return own !== undefined && unit.code !== own.code && isBelow(own, unit)
  },
  belowTop: ({ caseFile, post }) =>
    levelAbove(post ? levelOf(post.regionCode) : caseFile.level) !== undefined &&
    caseFile.level !== 'CITY',
  aboveBottom({ caseFile, town }, asked) {
    if (asked === undefined) return caseFile.level !== 'VILLAGE' && caseFile.level !== 'GRID'
    const region = typeof asked.regionCode === 'string' ? asked.regionCode : ''
    const holder = town.unit(caseFile.centreCode)?.regionCode ?? ''
    return (
      region.length > holder.length &&
      region.startsWith(holder) &&
      town.unit(`C-${region}`) !== undefined
    )
  },
  ownDispatch: ({ caseFile, post }) =>
    caseFile.facets.sentFrom !== undefined && caseFile.facets.issuedBy === post?.unitCode,
  ownTurn: ({ caseFile, post }) => post !== undefined && isTurnOf(post.role, caseFile),
  notYetMine: ({ caseFile, actor }) =>
    actor.kind === 'staff' && caseFile.takenBy !== actor.personId,
  mine: ({ caseFile, actor }) => actor.kind === 'staff' && caseFile.takenBy === actor.personId,
  colleague: ({ caseFile, colleague, post }, asked) =>
    asked === undefined ||
    (colleague !== undefined &&
      colleague.id !== caseFile.takenBy &&
      colleague.posts.some(
        ({ role, unitCode }) => unitCode === post?.unitCode && isTurnOf(role, caseFile),
      )),
  beforeDue: ({ caseFile, now }) => caseFile.dueAt === null || now <= caseFile.dueAt,
  extensionLeft({ caseFile, town }) {
    if (!caseFile.slaClass) return false
    const { times } = town.limit(caseFile.slaClass).data.extension
    return (
      caseFile.facets.extension?.pending !== true && (caseFile.facets.extensionsUsed ?? 0) < times
    )
  },
  extensionFits({ caseFile, town }, asked) {
    if (!caseFile.slaClass) return false
    const { extension, finish } = town.limit(caseFile.slaClass).data
    // Where a class names no longest extension, it is no longer than the limit itself.
    const max = extension.max ?? finish ?? town.limit('HELP').data.finish
    const wish = asked?.limit as Limit | undefined
    return (
      wish === undefined || max === null || (wish.unit === max.unit && wish.amount <= max.amount)
    )
  },
  extensionPending: ({ caseFile }) => caseFile.facets.extension?.pending === true,
  extensionLevel({ caseFile, post, town }) {
    const upper =
      caseFile.slaClass && town.limit(caseFile.slaClass).data.extension.approval === 'ONE_LEVEL_UP'
    if (!post || !upper || caseFile.level === 'CITY') return true
    // A township decides on simple matters alone (powers of domain section 3).
    const level = levelOf(post.regionCode)
    return level !== 'TOWNSHIP' && levels.indexOf(level) > levels.indexOf(caseFile.level)
  },
  notUrgent: ({ caseFile }) => !caseFile.urgent,
  subTasksDone: ({ subTasks }) => !subTasks.some(isUnfinished),
  subTaskOpen(situation, asked) {
    return isOneOf(
      ownTasks(situation).filter((task) => task.kind !== 'CONSULT'),
      asked,
    )
  },
  notAskedYet({ subTasks }, asked) {
    const units = Array.isArray(asked?.units) ? asked.units : []
    return !subTasks.some((task) => isOpinionOpen(task) && units.includes(task.unitCode))
  },
  opinionAsked: (situation) => ownTasks(situation).some(isOpinionOpen),
  taskDeclinable: (situation, asked) => isOneOf(ownTasks(situation).filter(isDeclinable), asked),
  declineWaiting: ({ subTasks }, asked) => isOneOf(subTasks.filter(awaitsRuling), asked),
  // A centre sums up its own whistles and those of the centres below it.
  whistleOpen({ caseFile, post, town }, asked) {
    const own = (caseFile.facets.whistles ?? []).filter(
      ({ by }) => post && town.unit(by)?.regionCode.startsWith(post.regionCode),
    )
    return asked === undefined ? own.length > 0 : own.some(({ no }) => no === asked.whistleNo)
  },
  reportInOverdue: ({ caseFile, subTasks, now }) =>
    overdueWhistles(caseFile.facets, subTasks, now).length > 0,
  evidenceGiven({ leaf, attachments }, asked) {
    const evidence = leaf?.data.evidence ?? 'NONE'
    const photos = evidence === 'PHOTO_AFTER' || evidence === 'PHOTO_BEFORE_AFTER'
    return (
      asked === undefined ||
      !photos ||
      given(asked, 'attachmentIds') ||
      (evidence === 'PHOTO_AFTER' && attachments > 0)
    )
  },
  notHandler: ({ caseFile, actor, post }) =>
    actor.kind !== 'staff' ||
    (!(caseFile.facets.handlers ?? []).includes(actor.personId) &&
      post?.unitCode !== caseFile.leadUnit),
  answeredOrTried: ({ caseFile }, asked) =>
    asked === undefined ||
    asked.contacted === true ||
    caseFile.facets.answer !== undefined ||
    (caseFile.facets.followUpAttempts ?? 0) >= 3,
  toldSolved: ({ caseFile }, asked) =>
    asked?.contacted !== true || asked.solved === true || caseFile.facets.outcome === 'EXPLAINED',
  notPublicSafety: ({ leaf }) => leaf?.data.publicSafety !== true,
  thirtyDaysClosed: ({ caseFile, now }) =>
    caseFile.closedAt !== null && now.getTime() - caseFile.closedAt.getTime() >= 30 * day,
  fileComplete: ({ subTasks }) => subTasks.every((task) => task.finishedAt !== null),
  promiseOpen({ promises }, asked) {
    const open = promises.filter((promise) =>
      promise.checks.some((check) => check.kept === undefined),
    )
    if (asked === undefined) return open.length > 0
    const promise = open.find((candidate) => candidate.id === asked.promiseId)
    return (
      promise?.checks.some(
        (check) => check.date === asked.checkDate && check.kept === undefined,
      ) === true
    )
  },
  reviewDue: ({ caseFile, now }) =>
    caseFile.clocks.review !== undefined && now >= new Date(caseFile.clocks.review.dueAt),
  // Two processes may find the same case due; people remind whenever they see reason to.
  reminderDue: ({ caseFile, actor, now }) =>
    actor.kind !== 'system' || Object.keys(dueReminders(caseFile, now)).length > 0,
  cardStep({ caseFile }, asked) {
    const now = supervisionOrder.indexOf(caseFile.supervision)
    if (asked === undefined) return now < supervisionOrder.indexOf('LISTED')
    const next = asked.colour === 'YELLOW' || asked.colour === 'RED' ? asked.colour : 'LISTED'
    return supervisionOrder.indexOf(next) > now
  },
}

function ownTasks({ subTasks, post }: Situation): SubTask[] {
  return subTasks.filter((task) => isUnfinished(task) && task.unitCode === post?.unitCode)
}

const isOpinionOpen = (task: SubTask) => task.kind === 'CONSULT' && isUnfinished(task)

/** The task that the command names is among them; any, while screens ask what would be possible. */
function isOneOf(tasks: readonly SubTask[], asked: Asked): boolean {
  return asked === undefined ? tasks.length > 0 : tasks.some(({ id }) => id === asked.subTaskId)
}

/** Down the own line: a department's like at a lower level, or whatever lies inside a township or village. */
function isBelow(own: Unit, unit: Unit): boolean {
  if (!unit.regionCode.startsWith(own.regionCode) || unit.regionCode === own.regionCode)
    return unit.parent === own.code
  if (own.kind === 'DEPARTMENT') {
    const duty = own.code.split('-')[1]
    return (
      unit.parent === own.code ||
      (unit.kind === 'DEPARTMENT' && unit.code.endsWith(`-${duty}`)) ||
      (duty === 'PSB' && unit.kind === 'STATION')
    )
  }
  return own.kind === 'TOWNSHIP' || own.kind === 'VILLAGE'
}
