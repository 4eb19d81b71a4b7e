import { buffer } from 'node:stream/consumers'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { Cell } from './columns.ts'
import { commaLines } from './csv.ts'
import { letters, serial, workbook } from './sheet.ts'

async function* portions(...all: Cell[][][]): AsyncGenerator<Cell[][]> {
  yield* all
}

const at = new Date('2026-11-23T02:30:00Z')
const rows: Cell[][][] = [
  [['事项', '收到', '次数']],
  [
    ['=HYPERLINK("http://x")', at, 3],
    ['"引号"，<尖括号> & 控制符\u0007', undefined, 0],
  ],
  [['第二批', at, 1]],
]

test('a workbook is read back as it was written, texts as texts and dates on the clock of Shanghai', async () => {
  const file = await buffer(workbook([10, 10, 10], portions(...rows)))
  const read = await readSheet(file)
  expect(read[0]).toEqual(['事项', '收到', '次数'])
  expect(read[1]?.[0]).toBe('=HYPERLINK("http://x")')
  // The reader takes the hours of the sheet for UTC: they are those of Shanghai.
  expect(read[1]?.[1]).toEqual(new Date('2026-11-23T10:30:00Z'))
  expect(read[2]).toEqual(['"引号"，<尖括号> & 控制符', null, 0])
  expect(read).toHaveLength(4)
})

test('comma-separated lines are safe to open in a table program', async () => {
  const text = (await buffer(commaLines(portions(...rows)))).toString()
  expect(text.startsWith('\ufeff事项,收到,次数\r\n')).toBe(true)
  expect(text).toContain(`"'=HYPERLINK(""http://x"")",2026-11-23 10:30,3\r\n`)
  expect(text).toContain('"""引号""，<尖括号>')
})

test('columns are named as sheets name them, days counted from their beginning', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ])
  expect(serial(new Date('1999-12-31T16:00:00Z'))).toBe(36_526)
})
