import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { madeReport } from './reports.ts'
import type { Stand } from './stand.ts'
import { type Figure, round } from './stats.ts'

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))
const rows = Number(process.env.BENCH_ROWS ?? 40_000)
const tables = ['cases', 'reports', 'timeline'] as const

/** `gezhong import reports` of a file, against COPY of the rows that it made into empty tables alike. */
export async function measureImport(stand: Stand, url: string): Promise<Record<string, Figure>> {
  const file = join(stand.dataDir, 'reports.jsonl')
  const lines = Array.from({ length: rows }, (_, i) => {
    const { words, point, reporter } = madeReport(i) as {
      words: string
      point: { lng: number; lat: number }
      reporter: { name: string; phone: string }
    }
    return JSON.stringify({
      id: i,
      标题: words.slice(0, 12),
      内容: words,
      经度: point.lng,
      纬度: point.lat,
      坐标系: 'WGS84',
      姓名: reporter.name,
      联系电话: reporter.phone,
      时间: '2026-03-02 10:00:00',
    })
  })
  await writeFile(file, lines.join('\n'))
  const { added, rowsPerSecond } = await runCli(
    ['import', 'reports', file, '--map', 'source=id', '--source', 'bench', '--json'],
    stand.dataDir,
  )
  if (added !== rows) throw new Error(`imported ${added} of ${rows} rows`)
  const baseline = await copyAgain(url)
  return {
    'import.rows': {
      value: round(rowsPerSecond, 0),
      unit: 'rows/s',
      baseline: round(baseline, 0),
      ratio: round(rowsPerSecond / baseline),
      p50: null,
      p99: null,
      n: rows,
    },
  }
}

function runCli(
  args: readonly string[],
  dataDir: string,
): Promise<{ added: number; rowsPerSecond: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: { ...process.env, GEZHONG_DATA: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk))
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0
        ? resolve(JSON.parse(out))
        : reject(new Error(`import ended with ${code}: ${err}`)),
    )
  })
}

async function copyAgain(url: string): Promise<number> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query("select set_config('app.scope', 'system', false)")
    const taken = new Map<string, Buffer[]>()
    for (const table of tables) {
      const ids = `select id from cases where channel = 'IMPORT'`
      // Columns that the table makes itself are not for COPY to bring.
      const { rows: columns } = await client.query<{ list: string }>(
        `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns where table_name = $1 and is_generated = 'NEVER' and column_name <> 'xid'`,
        [table],
      )
      const list = columns[0]?.list ?? ''
      const chunks: Buffer[] = []
      const stream = client.query(
        copyTo(
          `copy (select ${list} from ${table} where ${table === 'cases' ? 'id' : 'case_id'} in (${ids})) to stdout`,
        ),
      )
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      taken.set(`again_${table} (${list})`, chunks)
      await client.query(`create table again_${table} (like ${table} including all)`)
    }
    const from = performance.now()
    await client.query('begin')
    for (const [target, chunks] of taken)
      await pipeline(Readable.from(chunks), client.query(copyFrom(`copy ${target} from stdin`)))
    await client.query('commit')
    const perSecond = rows / ((performance.now() - from) / 1000)
    await client.query(tables.map((table) => `drop table again_${table}`).join(';'))
    return perSecond
  } finally {
    await client.end()
  }
}
