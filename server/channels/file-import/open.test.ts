import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type OpenWishes, openSource } from './open.ts'
import type { Row } from './row.ts'

const folder = mkdtempSync(join(tmpdir(), 'gezhong-open-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const sample = (name: string) => join(import.meta.dirname, '../../../test/samples', name)

function file(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, contents)
  return path
}

async function gather(rows: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  return all
}

async function rowsOf(path: string, wish?: OpenWishes): Promise<Row[]> {
  return gather((await openSource(path, wish)).rows())
}

describe('CSV', () => {
  test('a file of a spreadsheet: BOM, quotes, line breaks in cells, true line numbers, a short row', async () => {
    const opened = await openSource(sample('reports.csv'))
    expect(opened).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      name: 'reports',
    })
    expect(opened.headers[0]).toBe('工单编号')
    const rows = await gather(opened.rows())
    expect(rows.map((row) => row.line)).toEqual([2, 4, 5, 6, 7, 8, 9])
    expect(rows[0]?.cells.诉求内容).toBe(
      '天怡家园3号楼楼下的洗衣店每天夜里11点以后还在开机器，\n孩子马上高考，睡不好觉。',
    )
    expect(rows[1]?.cells.诉求内容).toContain('"老车站"')
    expect(rows[6]?.fault).toBe('2 cells under 11 headers')
    expect(opened.position()).toBe(opened.bytes)
  })

  test('GB18030 and semicolons are seen, and a stream cut inside characters stays whole', async () => {
    const opened = await openSource(sample('reports-gb18030.csv'))
    expect(opened).toMatchObject({ encoding: 'gb18030', delimiter: ';' })
    const rows = await gather(opened.rows())
    expect(rows.map((row) => row.cells.标题)).toEqual(['天怡家园洗衣店夜间噪声', '路灯不亮', ''])
    const text = `内容\n${'路灯不亮，'.repeat(200_000)}\n`
    const [long] = await rowsOf(file('long.csv', gzipSync(text)))
    expect(long?.cells.内容).toBe('路灯不亮，'.repeat(200_000))
  })

  test('a sample that ends inside a quote still shows the header', async () => {
    const path = file('wide.csv', `id;text\n1;"${'长\n'.repeat(150_000)}"\n`)
    expect((await openSource(path)).headers).toEqual(['id', 'text'])
    expect(await rowsOf(path)).toHaveLength(1)
  })

  test('tabs, a repeated and an empty header', async () => {
    const path = file('t.tsv', 'a\ta\t\n1\t2\t3\n')
    expect((await rowsOf(path))[0]?.cells).toEqual({ a: '1', 'a (2)': '2', 'column 3': '3' })
  })

  test('bytes that turn out not to be UTF-8 end the run and say what to do', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`text\n${'plain\n'.repeat(60_000)}`),
      Buffer.of(0xc2, 0xb7, 0xd5, 0x0a),
    ])
    await expect(rowsOf(file('late.csv', bytes))).rejects.toThrow(/--encoding gb18030/)
  })
})

describe('JSON', () => {
  test('lines: empty ones passed over, a broken one is its own fault', async () => {
    const rows = await rowsOf(sample('reports.jsonl'))
    expect(rows.map((row) => [row.line, row.fault?.slice(0, 8)])).toEqual([
      [1, undefined],
      [2, undefined],
      [4, 'not JSON'],
    ])
    expect((await openSource(sample('reports.jsonl'))).headers).toContain('reporter.phone')
  })

  test('an array is split wherever its chunks fall', async () => {
    const elements = [{ a: 'x,]"\\' }, { b: [1, { c: '}' }] }, 7, { d: '路'.repeat(300_000) }, {}]
    const path = file('array.json', `\uFEFF ${JSON.stringify(elements, null, 1)}\n`)
    const rows = await rowsOf(path)
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 4, 5])
    expect(rows.map((row) => (row.fault ? row.fault : row.cells))).toEqual(
      elements.with(2, 'not a JSON object' as never),
    )
    expect(await rowsOf(file('empty.json', '[]'))).toEqual([])
    await expect(rowsOf(file('cut.json', '[{"a":1},{"b"'))).rejects.toThrow(/cut off/)
  })
})

test('a workbook gives text, numbers and dates', async () => {
  const rows = await rowsOf(sample('reports.xlsx'))
  expect(rows).toEqual([
    {
      line: 2,
      cells: {
        编号: 'X-1',
        标题: '垃圾清运',
        内容: '小区垃圾两天没有清运。',
        日期: new Date('2024-05-06T12:00:00Z'),
        手机号: 13900000003,
      },
    },
    { line: 3, cells: expect.objectContaining({ 编号: 'X-2', 标题: null, 手机号: null }) },
  ])
})

test('what cannot be opened says why', async () => {
  await expect(openSource(join(folder, 'nothing.csv'))).rejects.toThrow(/there is no file/)
  await expect(openSource(file('empty.csv', ''))).rejects.toThrow(/is empty/)
  await expect(openSource(file('bad.xlsx', 'PK\x03\x04 nonsense'))).rejects.toThrow(/workbook/)
  const broken = gzipSync('a\n'.repeat(100_000)).subarray(0, 150)
  await expect(
    openSource(file('broken.csv.gz', broken)).then((f) => gather(f.rows())),
  ).rejects.toThrow()
})
