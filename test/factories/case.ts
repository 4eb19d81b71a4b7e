import type { Clock } from '#contract/clocks.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { CaseState } from '#contract/states.ts'
import type { Actor, ActorPost } from '#server/cases/actor.ts'
import type {
  Case,
  ClockRecord,
  Commitment,
  OpenWhistle,
  SentFrom,
  SubTask,
} from '#server/cases/case.ts'
import { genesis } from '#server/cases/chain.ts'
import type { Situation } from '#server/cases/guards.ts'
import { places, smallTown } from './town.ts'

/** Tuesday 10 March 2026, ten in the morning in Jiuquan. */
export const now = new Date('2026-03-10T02:00:00Z')
export const caseId = '01990000-0000-7000-8000-000000000001'

/** A complaint about a shop's noise in the small town's grid, held by the township. */
export function aCase(patch: Partial<Case> = {}): Case {
  return {
    id: caseId,
    countyCode: places.county,
    caseCode: '123456789012',
    round: 1,
    version: 4,
    chainHash: genesis(caseId),
    state: 'REGISTERED',
    title: '洗衣店夜间噪声',
    channel: 'PORTAL',
    regionCode: places.grid,
    locatedBy: 'POINT',
    lng: 98.5,
    lat: 39.74,
    categoryCode: '0407',
    categoryVersion: 3,
    categoryConfirmed: true,
    slaClass: 'COMPLAINT',
    urgent: false,
    confidential: false,
    sensitive: false,
    shielded: true,
    centreCode: `C-${places.township}`,
    level: 'TOWNSHIP',
    leadUnit: null,
    unitCodes: [],
    supervision: 'NONE',
    rework: 0,
    returns: 0,
    takenBy: null,
    parentId: null,
    receivedAt: now,
    dueAt: null,
    nextDueAt: null,
    timerAt: null,
    closedAt: null,
    clocks: {},
    facets: {},
    ...patch,
  }
}

export function aClock(patch: Partial<ClockRecord> = {}): ClockRecord {
  return {
    startedAt: now.toISOString(),
    dueAt: new Date(now.getTime() + 86_400_000).toISOString(),
    limit: { amount: 1, unit: 'D' },
    rule: 'COMPLAINT@3',
    calendar: 'test',
    ...patch,
  }
}

export function aSubTask(patch: Partial<SubTask> = {}): SubTask {
  return {
    id: '01990000-0000-7000-8000-0000000000a1',
    kind: 'JOINT',
    whistleKind: null,
    whistleNo: null,
    unitCode: `${places.county}-ECO`,
    task: '测噪声',
    createdAt: now,
    reportInDueAt: null,
    dueAt: null,
    reportedInAt: null,
    finishedAt: null,
    result: null,
    opinion: null,
    assessment: null,
    declined: null,
    ruling: null,
    ...patch,
  }
}

/** Blown yesterday by the township, and not everybody has come. */
export function aWhistle(patch: Partial<OpenWhistle> = {}): OpenWhistle {
  return {
    no: 1,
    by: `C-${places.township}`,
    reportInDueAt: new Date(now.getTime() - 86_400_000).toISOString(),
    watched: true,
    ...patch,
  }
}

export function aPromise(patch: Partial<Commitment> = {}): Commitment {
  return {
    id: '01990000-0000-7000-8000-0000000000b1',
    content: '22:00 以后关门',
    promisedBy: null,
    madeAt: now,
    checks: [{ date: '2026-03-20' }],
    ...patch,
  }
}

/** Never sent to anybody before. */
export const aSentFrom: SentFrom = {
  leadUnit: null,
  unitCodes: [],
  takenBy: null,
  slaClass: 'COMPLAINT',
  sentAs: 'COMPLAINT',
  clocks: {},
  facets: {},
}

export function aPost(role: StaffRole, regionCode: string, unitCode = 'X-ELSEWHERE'): ActorPost {
  return { id: `post-${role}-${regionCode}-${unitCode}`, role, regionCode, unitCode }
}

export function staff(...posts: ActorPost[]): Extract<Actor, { kind: 'staff' }> {
  return { kind: 'staff', personId: '01990000-0000-7000-8000-0000000000c1', name: '某人', posts }
}

export const dispatcherOf = (regionCode: string) =>
  aPost('DISPATCHER', regionCode, `C-${regionCode}`)

/** A situation around a case; `leaf` follows the case's category unless it is given. */
export function aSituation(caseFile: Case = aCase(), patch: Partial<Situation> = {}): Situation {
  const town = smallTown()
  const leaf = caseFile.categoryCode ? town.category(caseFile.categoryCode) : undefined
  return {
    caseFile,
    subTasks: [],
    promises: [],
    attachments: 0,
    actor: { kind: 'system' },
    now,
    town,
    ...(leaf ? { leaf } : {}),
    ...patch,
  }
}

export const inState = (state: CaseState, patch: Partial<Case> = {}) => aCase({ ...patch, state })
export const running = (...names: Clock[]) =>
  Object.fromEntries(names.map((name) => [name, aClock()]))
