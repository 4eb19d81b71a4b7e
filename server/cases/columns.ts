import type { Case, Commitment, SubTask, SubTaskCourse, Whistle } from './case.ts'

/** Field of the Case -> column of `cases`, for those that a command may change. */
const changing = {
  round: 'round',
  state: 'state',
  title: 'title',
  regionCode: 'region_code',
  locatedBy: 'located_by',
  lng: 'lng',
  lat: 'lat',
  categoryCode: 'category_code',
  categoryVersion: 'category_version',
  categoryConfirmed: 'category_confirmed',
  slaClass: 'sla_class',
  urgent: 'urgent',
  confidential: 'confidential',
  sensitive: 'sensitive',
  shielded: 'shielded',
  centreCode: 'centre_code',
  level: 'level',
  leadUnit: 'lead_unit',
  unitCodes: 'unit_codes',
  takenBy: 'taken_by',
  supervision: 'supervision',
  rework: 'rework',
  returns: 'returns',
  parentId: 'parent_id',
  dueAt: 'due_at',
  nextDueAt: 'next_due_at',
  timerAt: 'timer_at',
  closedAt: 'closed_at',
  clocks: 'clocks',
  facets: 'facets',
  version: 'version',
  chainHash: 'chain_hash',
} as const satisfies Partial<Record<keyof Case, string>>

const fixed = {
  id: 'id',
  countyCode: 'county_code',
  caseCode: 'case_code',
  channel: 'channel',
  receivedAt: 'received_at',
} as const satisfies Partial<Record<keyof Case, string>>

function aliased(columns: Record<string, string>, table = ''): string {
  return Object.entries(columns)
    .map(([field, column]) => `${table}${column} as "${field}"`)
    .join(', ')
}

export const changingColumns = Object.entries(changing) as [keyof typeof changing, string][]
export const caseColumns = aliased({ ...fixed, ...changing })
export const caseFields: Record<keyof Case, string> = { ...fixed, ...changing }

/** Written when the part is given; the course changes afterwards. */
const subTask = {
  id: 'id',
  kind: 'kind',
  whistleKind: 'whistle_kind',
  whistleNo: 'whistle_no',
  unitCode: 'unit_code',
  task: 'task',
  createdAt: 'created_at',
  reportInDueAt: 'report_in_due_at',
  dueAt: 'due_at',
} as const satisfies Partial<Record<keyof SubTask, string>>
const course = {
  reportedInAt: 'reported_in_at',
  finishedAt: 'finished_at',
  result: 'result',
  opinion: 'opinion',
  assessment: 'assessment',
  declined: 'declined',
  ruling: 'ruling',
} as const satisfies Record<keyof SubTaskCourse, string>
export const newSubTaskColumns = Object.entries(subTask) as [keyof typeof subTask, string][]
export const courseColumns = Object.entries(course) as [keyof SubTaskCourse, string][]
export const subTaskColumns = aliased({ ...subTask, ...course })

const whistle = {
  no: 'number',
  kind: 'kind',
  task: 'task',
  calledBy: 'called_by',
  calledAt: 'called_at',
  reportInDueAt: 'report_in_due_at',
  endedAt: 'ended_at',
  summary: 'summary',
  assessment: 'assessment',
} as const satisfies Record<keyof Whistle, string>
export const whistleColumns = aliased(whistle, 'w.')

const promise = {
  id: 'id',
  content: 'content',
  promisedBy: 'promised_by',
  madeAt: 'made_at',
  checks: 'checks',
} as const satisfies Record<keyof Commitment, string>
export const promiseColumns = aliased(promise)
