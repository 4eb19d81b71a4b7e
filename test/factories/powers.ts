import type { CommandName } from '#contract/cases.ts'
import type { Level } from '#contract/levels.ts'
import type { Role } from '#contract/roles.ts'
import type { CaseState } from '#contract/states.ts'

/**
 * What tests expect of the workflow, set down a second time and by hand from the domain's table (25
 * rows and the powers of the levels), never derived from contract/cases.ts: a slip there fails here.
 */

/** How a post stands to a case. A case of the own region may be held by the own centre or another. */
export type Standing =
  /** Own region, held at the own level. */
  | 'OWN'
  /** Own region, held one level below: an upper centre reaches down. */
  | 'HELD_BELOW'
  /** Own region, held one level above: taken out of this level's hands. */
  | 'HELD_ABOVE'
  /** Another region of the same level. */
  | 'ELSEWHERE'
  /** Elsewhere, but the own unit leads. */
  | 'LEAD'
  /** Elsewhere, but the own unit has an open task. */
  | 'TASK'
  /** Elsewhere, and the own unit's task is done. */
  | 'TASK_DONE'
export const standings: readonly Standing[] = [
  'OWN',
  'HELD_BELOW',
  'HELD_ABOVE',
  'ELSEWHERE',
  'LEAD',
  'TASK',
  'TASK_DONE',
]

// G grid, V village, T township, C county, P prefecture.
const letters: Record<Level, string> = {
  GRID: 'G',
  VILLAGE: 'V',
  TOWNSHIP: 'T',
  COUNTY: 'C',
  CITY: 'P',
}

const inRegion: readonly Standing[] = ['OWN', 'HELD_BELOW', 'HELD_ABOVE']
const inHands: readonly Standing[] = ['OWN', 'HELD_BELOW']
const gridStaff: readonly Role[] = ['GRID_WORKER', 'POLICE_GRID_WORKER', 'GRID_LEADER']
const handlers: readonly Role[] = [
  'UNIT_CLERK',
  'GRID_WORKER',
  'POLICE_GRID_WORKER',
  'GRID_POLICE_LEAD',
  'MEDIATOR',
]

interface Group {
  roles: readonly Role[]
  standings: readonly Standing[]
  levels?: string
}

/** Word of the table below -> who is meant; after a colon stand the levels that hold the power. */
const groups: Record<string, Group> = {
  centre: { roles: ['DISPATCHER'], standings: inHands },
  // Whoever answers for the substance: the lead unit's people, grids and police included.
  handler: { roles: handlers, standings: ['LEAD'] },
  clerk: { roles: ['UNIT_CLERK'], standings: ['LEAD'] },
  // Workers stand on grids, leaders on the village that holds them.
  // The grid whose order it is.
  gridHandler: { roles: ['GRID_WORKER', 'POLICE_GRID_WORKER'], standings: ['LEAD'] },
  grid: { roles: gridStaff, standings: inRegion, levels: 'GV' },
  // The police grid worker handles, and leaves the checking to others.
  gridCheck: { roles: ['GRID_WORKER', 'GRID_LEADER'], standings: inRegion, levels: 'GV' },
  helper: { roles: [...handlers, 'GRID_JUDGE'], standings: ['TASK'] },
  caller: { roles: ['HOTLINE_AGENT'], standings: inRegion },
  window: { roles: ['HALL_CLERK', 'HOTLINE_AGENT'], standings: inRegion },
  supervisor: { roles: ['SUPERVISOR'], standings: inRegion },
  leader: { roles: ['LEADER'], standings: inRegion },
}

interface Row {
  from: CaseState[]
  to: CaseState | 'STAYS' | 'BEFORE'
  who: string[]
  guards: string[]
}

const open =
  'REGISTERED ACCEPTED DISPATCHED OBJECTED IN_PROGRESS ON_HOLD RESOLVED FOLLOW_UP' as const

function row(from: string, to: Row['to'], who: string, guards = ''): Row {
  const words = (text: string) => text.split(' ').filter((word) => word !== '')
  return { from: words(from) as CaseState[], to, who: words(who), guards: words(guards) }
}

/** The rows of the domain's table in their order, then the auxiliary commands. */
export const expected: Record<CommandName, Row> = {
  submit: row('DRAFT', 'REGISTERED', 'anyone'),
  accept: row('REGISTERED', 'ACCEPTED', 'centre:VTCP', 'categorySet'),
  autoAccept: row('REGISTERED', 'ACCEPTED', 'system', 'categorySet autoAcceptance'),
  reject: row('REGISTERED', 'REJECTED', 'centre:TCP'),
  refer: row('REGISTERED ACCEPTED', 'REFERRED', 'centre:TCP'),
  merge: row(open, 'MERGED', 'centre:VTCP', 'sameMatter'),
  unmerge: row('MERGED', 'BEFORE', 'centre:VTCP', 'partingTime'),
  disposeOnSite: row('ACCEPTED', 'RESOLVED', 'grid centre:VTCP', 'onSiteAllowed evidenceGiven'),
  dispatch: row(
    'ACCEPTED OBJECTED',
    'DISPATCHED',
    'centre:VTCP',
    'unitWithinPower newUnitWhenObjected unitsKnown',
  ),
  recall: row('DISPATCHED', 'ACCEPTED', 'centre:VTCP', 'ownDispatch'),
  sign: row('DISPATCHED', 'IN_PROGRESS', 'handler'),
  object: row('DISPATCHED', 'OBJECTED', 'clerk', 'notDesignated objectionWindow objectionsLeft'),
  upholdObjection: row(
    'OBJECTED',
    'DISPATCHED',
    'centre:TCP',
    'unitWithinPower newUnitWhenObjected unitsKnown',
  ),
  designate: row('OBJECTED', 'DISPATCHED', 'centre:TCP', 'unitWithinPower unitsKnown'),
  contact: row('IN_PROGRESS ON_HOLD', 'STAYS', 'handler'),
  transfer: row('IN_PROGRESS', 'DISPATCHED', 'clerk centre:TCP', 'ownLine'),
  escalate: row('IN_PROGRESS', 'ACCEPTED', 'gridHandler:G centre:VTC', 'belowTop'),
  whistle: row('ACCEPTED DISPATCHED IN_PROGRESS ON_HOLD', 'STAYS', 'centre:TC', 'unitsKnown'),
  requestExtension: row(
    'IN_PROGRESS',
    'STAYS',
    'handler',
    'beforeDue extensionLeft extensionFits notUrgent',
  ),
  approveExtension: row(
    'IN_PROGRESS',
    'STAYS',
    'centre:TCP',
    'extensionPending extensionLevel notUrgent',
  ),
  denyExtension: row('IN_PROGRESS', 'STAYS', 'centre:TCP', 'extensionPending extensionLevel'),
  hold: row('IN_PROGRESS', 'ON_HOLD', 'centre:CP'),
  resume: row('ON_HOLD', 'IN_PROGRESS', 'centre:CP'),
  lapseHold: row('ON_HOLD', 'IN_PROGRESS', 'system', 'reviewDue'),
  resolve: row('IN_PROGRESS', 'RESOLVED', 'handler', 'subTasksDone evidenceGiven'),
  verifyPass: row('RESOLVED', 'FOLLOW_UP', 'gridCheck centre:VTCP supervisor', 'notHandler'),
  verifyFail: row('RESOLVED', 'IN_PROGRESS', 'gridCheck centre:VTCP supervisor', 'notHandler'),
  followUpSolved: row(
    'FOLLOW_UP',
    'CLOSED',
    'centre:VTCP caller supervisor system',
    'answeredOrTried toldSolved',
  ),
  followUpUnsolved: row('FOLLOW_UP', 'IN_PROGRESS', 'centre:VTCP caller supervisor'),
  withdraw: row(open, 'WITHDRAWN', 'person', 'notPublicSafety nobodyJoined'),
  archive: row('CLOSED', 'ARCHIVED', 'system', 'thirtyDaysClosed fileComplete'),
  reopen: row('CLOSED ARCHIVED', 'ACCEPTED', 'centre:VTCP'),
  remind: row(
    'REGISTERED ACCEPTED DISPATCHED OBJECTED IN_PROGRESS RESOLVED FOLLOW_UP',
    'STAYS',
    'system centre:TCP supervisor:TCP',
    'reminderDue',
  ),
  card: row('DISPATCHED IN_PROGRESS', 'STAYS', 'supervisor:CP leader:CP', 'cardStep'),
  listSupervision: row(
    'DISPATCHED IN_PROGRESS ON_HOLD',
    'STAYS',
    'supervisor:P leader:P',
    'cardStep',
  ),
  interview: row('DISPATCHED IN_PROGRESS ON_HOLD', 'STAYS', 'leader:P'),

  reclassify: row(
    'REGISTERED ACCEPTED DISPATCHED OBJECTED IN_PROGRESS',
    'STAYS',
    'centre:VTCP',
    'categorySet',
  ),
  relocate: row(
    'REGISTERED ACCEPTED DISPATCHED OBJECTED IN_PROGRESS',
    'STAYS',
    'centre:VTCP grid',
    'regionKnown',
  ),
  delegate: row('REGISTERED ACCEPTED', 'STAYS', 'centre:TCP', 'aboveBottom'),
  setUrgency: row('REGISTERED ACCEPTED DISPATCHED IN_PROGRESS', 'STAYS', 'centre:VTCP'),
  setConfidentiality: row(open, 'STAYS', 'centre:VTCP'),
  absorb: row(`${open} CLOSED ARCHIVED`, 'STAYS', 'system'),
  giveBack: row(`${open} CLOSED ARCHIVED REJECTED REFERRED MERGED WITHDRAWN`, 'STAYS', 'system'),
  follow: row('MERGED', 'STAYS', 'system'),
  link: row(`${open} CLOSED ARCHIVED`, 'STAYS', 'centre:VTCP', 'anotherCase'),
  unlink: row(`${open} CLOSED ARCHIVED`, 'STAYS', 'centre:VTCP', 'knownPair'),
  refuseLikeness: row(`${open} CLOSED ARCHIVED`, 'STAYS', 'centre:VTCP', 'anotherCase'),
  take: row(open, 'STAYS', 'centre:VTCP handler caller', 'ownTurn notYetMine'),
  release: row(open, 'STAYS', 'centre:VTCP handler caller', 'mine'),
  assign: row(open, 'STAYS', 'centre:VTCP handler caller', 'ownTurn colleague'),
  comment: row(open, 'STAYS', 'centre:VTCP handler grid helper supervisor leader window'),
  interimReport: row('DISPATCHED IN_PROGRESS ON_HOLD', 'STAYS', 'handler'),
  bringIn: row('ACCEPTED DISPATCHED IN_PROGRESS', 'STAYS', 'centre:VTCP handler', 'unitsKnown'),
  reportIn: row('ACCEPTED DISPATCHED IN_PROGRESS ON_HOLD', 'STAYS', 'helper', 'subTaskOpen'),
  finishSubTask: row('ACCEPTED DISPATCHED IN_PROGRESS ON_HOLD', 'STAYS', 'helper', 'subTaskOpen'),
  consult: row('ACCEPTED OBJECTED', 'STAYS', 'centre:VTCP', 'unitsKnown notAskedYet'),
  giveOpinion: row('ACCEPTED OBJECTED', 'STAYS', 'helper', 'opinionAsked'),
  declineTask: row('ACCEPTED DISPATCHED IN_PROGRESS ON_HOLD', 'STAYS', 'helper', 'taskDeclinable'),
  ruleTask: row(
    'ACCEPTED DISPATCHED OBJECTED IN_PROGRESS ON_HOLD',
    'STAYS',
    'centre:TCP',
    'declineWaiting',
  ),
  endWhistle: row(
    'ACCEPTED DISPATCHED OBJECTED IN_PROGRESS ON_HOLD RESOLVED FOLLOW_UP',
    'STAYS',
    'centre:TC',
    'whistleOpen',
  ),
  remindReportIn: row(
    'ACCEPTED DISPATCHED OBJECTED IN_PROGRESS ON_HOLD RESOLVED FOLLOW_UP',
    'STAYS',
    'system',
    'reportInOverdue',
  ),
  promise: row('ACCEPTED IN_PROGRESS RESOLVED', 'STAYS', 'handler grid centre:VTCP'),
  checkPromise: row(`${open} CLOSED ARCHIVED`, 'STAYS', 'grid centre:VTCP', 'promiseOpen'),
  attemptFollowUp: row('FOLLOW_UP', 'STAYS', 'centre:VTCP caller supervisor'),
  answer: row('RESOLVED FOLLOW_UP CLOSED MERGED', 'STAYS', 'person', 'resultGiven'),
  requestReopen: row('CLOSED ARCHIVED', 'STAYS', 'person'),
  answerQuestions: row(open, 'STAYS', 'centre:VTCP handler grid window', 'questionsKnown'),
  supplement: row(open, 'STAYS', 'person window'),
}

/** The handlers' turn; in the other open states it is the centre's, and of those who ring for it. */
export const unitsTurn: readonly CaseState[] = ['DISPATCHED', 'IN_PROGRESS', 'ON_HOLD']
export const handlersTurn = (role: Role) => handlers.includes(role)

/** Roles that never bring in a matter of their own. */
const noReporters: readonly Role[] = ['SUPERVISOR', 'LEADER', 'ADMINISTRATOR', 'AUDITOR']

export function staffMay(
  command: CommandName,
  role: Role,
  level: Level,
  standing: Standing,
): boolean {
  return expected[command].who.some((words) => {
    const [word = '', levels] = words.split(':')
    if (word === 'anyone') return !noReporters.includes(role)
    const group = groups[word]
    if (!group) return false
    const held = levels ?? group.levels
    return (
      group.roles.includes(role) &&
      group.standings.includes(standing) &&
      (held === undefined || held.includes(letters[level]))
    )
  })
}

export function personMay(command: CommandName, ownCase: boolean): boolean {
  const { who } = expected[command]
  return who.includes('anyone') || (ownCase && who.includes('person'))
}

export function systemMay(command: CommandName): boolean {
  const { who } = expected[command]
  return who.includes('anyone') || who.includes('system')
}
