import type { CaseRow } from '#contract/api.ts'
import { channels } from '#contract/channels.ts'
import type { Bilingual } from '#contract/common.ts'
import { caseStates } from '#contract/states.ts'

export type Cell = string | number | Date | undefined

export interface Column {
  name: Bilingual
  /** In characters of the sheet's type. */
  width: number
  of: (row: CaseRow, words: (name: Bilingual | undefined) => string) => Cell
}

const yes: Bilingual = { zh: '是', en: 'yes' }
const date = (at: string | undefined) => (at ? new Date(at) : undefined)

/** What a list may take out of the house: the matter and where it stands, never who reported it. */
export const columns: readonly Column[] = [
  { name: { zh: '编号', en: 'Code' }, width: 17, of: (row) => row.caseCode },
  { name: { zh: '事项', en: 'Matter' }, width: 50, of: (row) => row.title },
  {
    name: { zh: '类别', en: 'Category' },
    width: 14,
    of: (row, words) => words(row.category?.name),
  },
  { name: { zh: '地点', en: 'Place' }, width: 20, of: (row, words) => words(row.region.name) },
  { name: { zh: '区划代码', en: 'Region code' }, width: 18, of: (row) => row.region.code },
  {
    name: { zh: '来源', en: 'Channel' },
    width: 12,
    of: (row, words) => words(channels[row.channel]),
  },
  {
    name: { zh: '状态', en: 'State' },
    width: 12,
    of: (row, words) => words(caseStates[row.state]),
  },
  { name: { zh: '中心', en: 'Centre' }, width: 22, of: (row, words) => words(row.centre.name) },
  {
    name: { zh: '承办单位', en: 'Unit' },
    width: 26,
    of: (row, words) => words(row.leadUnit?.name),
  },
  { name: { zh: '收到', en: 'Received' }, width: 17, of: (row) => date(row.receivedAt) },
  { name: { zh: '最近时限', en: 'Next limit' }, width: 17, of: (row) => date(row.nextDueAt) },
  { name: { zh: '办结时限', en: 'Finish by' }, width: 17, of: (row) => date(row.dueAt) },
  { name: { zh: '超期', en: 'Overdue' }, width: 8, of: (row, words) => flag(row.overdue, words) },
  { name: { zh: '紧急', en: 'Urgent' }, width: 8, of: (row, words) => flag(row.urgent, words) },
  { name: { zh: '重办次数', en: 'Rework' }, width: 9, of: (row) => row.rework },
  { name: { zh: '接手', en: 'Taken by' }, width: 10, of: (row) => row.takenBy?.name },
]

function flag(holds: boolean, words: (name: Bilingual) => string): string {
  return holds ? words(yes) : ''
}
