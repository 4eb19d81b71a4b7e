import type { Bilingual } from '#contract/common.ts'
import type { Coverage, CoverageRow } from '#contract/patrols.ts'
import type { Cell } from './columns.ts'

interface Column {
  name: Bilingual
  width: number
  of: (row: Omit<CoverageRow, 'isPoint'>, language: 'zh' | 'en') => Cell
}

export const coverageColumns: readonly Column[] = [
  { name: { zh: '编码', en: 'Code' }, width: 22, of: ({ code }) => code },
  {
    name: { zh: '区划或点位', en: 'Place or point' },
    width: 28,
    of: ({ name }, language) => name[language],
  },
  { name: { zh: '计划点位', en: 'Points planned' }, width: 12, of: ({ points }) => points },
  { name: { zh: '已查点位', en: 'Points checked' }, width: 12, of: ({ checked }) => checked },
  { name: { zh: '达到频次', en: 'As often as planned' }, width: 12, of: ({ kept }) => kept },
  { name: { zh: '计划次数', en: 'Times planned' }, width: 12, of: ({ planned }) => planned },
  { name: { zh: '完成次数', en: 'Times done' }, width: 12, of: ({ done }) => done },
  { name: { zh: '发现问题', en: 'Findings' }, width: 12, of: ({ findings }) => findings },
]

/** The table as the page shows it, the whole place first. */
export async function* coverageSheet(
  { region, total, rows }: Coverage,
  language: 'zh' | 'en',
): AsyncGenerator<Cell[][]> {
  yield [coverageColumns.map(({ name }) => name[language])]
  const whole = { code: region.code, name: region.name, ...total }
  yield [whole, ...rows].map((row) => coverageColumns.map(({ of }) => of(row, language)))
}
