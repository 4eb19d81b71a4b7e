import type { Case } from '#server/cases/case.ts'
import { caseFields } from '#server/cases/columns.ts'
import type { Bundle } from './bundle.ts'
import { copyLine } from './copy-text.ts'

const caseKeys = Object.keys(caseFields) as (keyof Case)[]

/** The three tables an import fills: the columns in the order in which lines give them. */
export const tables = {
  cases: Object.values(caseFields),
  reports: [
    'id',
    'county_code',
    'case_id',
    'channel',
    'received_at',
    'occurred_at',
    'words',
    'place_text',
    'given_point',
    'reporter_sealed',
    'phone_key',
    'language',
    'needs_interpreter',
    'taken_by',
    'source_key',
  ],
  timeline: [
    'case_id',
    'county_code',
    'seq',
    'at',
    'event',
    'command',
    'role',
    'person_id',
    'post_id',
    'unit_code',
    'reason',
    'data',
    'moved',
    'client_key',
    'payload_hash',
    'prev_hash',
    'hash',
  ],
} as const
export type Table = keyof typeof tables
export const tableNames = Object.keys(tables) as Table[]

/** Lines of COPY text for each table. */
export const linesOf: Record<Table, (bundle: Bundle) => string> = {
  cases: ({ caseFile }) => copyLine(caseKeys.map((key) => caseFile[key])),
  reports: ({ caseFile, report: r, receivedAt }) =>
    copyLine([
      r.id,
      caseFile.countyCode,
      caseFile.id,
      caseFile.channel,
      receivedAt,
      r.occurredAt,
      r.words,
      r.placeText,
      r.givenPoint,
      r.reporterSealed,
      r.phoneKey,
      r.language,
      r.needsInterpreter,
      r.takenBy,
      r.sourceKey,
    ]),
  timeline({ caseFile, entries }) {
    let lines = ''
    for (const { entry: e, prevHash, hash } of entries)
      lines += copyLine([
        e.caseId,
        caseFile.countyCode,
        e.seq,
        e.at,
        e.event,
        e.command,
        e.role,
        e.personId,
        e.postId,
        e.unitCode,
        e.reason,
        e.data,
        e.moved,
        e.clientKey,
        e.payloadHash,
        prevHash,
        hash,
      ])
    return lines
  },
}
