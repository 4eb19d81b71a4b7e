import type { Department } from '#contract/town.ts'
import { readRows } from './read-rows.ts'
import type { SeedResult } from './table.ts'

export const stationings = ['RESIDENT', 'ROTATING', 'ON_CALL', 'REMOTE'] as const
export type Stationing = (typeof stationings)[number]

/** A department with its presence in the centre, which differs between city and county. */
export interface SeedDepartment extends Department {
  shortZh: string
  cityStationing: Stationing
  countyStationing: Stationing
  note: string
}

const columns = ['code', 'zh', 'shortZh', 'en', 'cityStationing', 'countyStationing', 'note']

/** departments.csv: the departments present at the city and again at every county. */
export function parseDepartments(text: string): SeedResult<SeedDepartment> {
  return readRows('departments.csv', text, columns, (row) => ({
    code: row.matching('code', /^[A-Z]{2,6}$/),
    name: { zh: row.word('zh'), en: row.word('en') },
    shortZh: row.word('shortZh'),
    cityStationing: row.oneOf('cityStationing', stationings),
    countyStationing: row.oneOf('countyStationing', stationings),
    note: row.text('note'),
  }))
}
