import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { Presets, SingleBar } from 'cli-progress'
import {
  type Field,
  fieldNames,
  fields,
  guessMapping,
  type Mapping,
  mappingFaults,
  parseMapFlag,
  readMappingFile,
  settleMapping,
} from '#server/channels/file-import/fields.ts'
import { reportMaker } from '#server/channels/file-import/import-reports.ts'
import {
  type Format,
  formats,
  openSource,
  type SourceFile,
} from '#server/channels/file-import/open.ts'
import { openRejected } from '#server/channels/file-import/rejected.ts'
import { replyMaker } from '#server/channels/file-import/replay.ts'
import { type Counts, runImport } from '#server/channels/file-import/run.ts'
import { type Encoding, encodings } from '#server/channels/file-import/text.ts'
import { datumOf } from '#server/channels/file-import/to-report.ts'
import type { Ctx } from '#server/ctx.ts'
import { loadEmergencyDetector, loadLexiconClassifier } from '#server/flow/classify/load.ts'
import { createSenses } from '#server/flow/intake/senses.ts'
import { withCtx } from './reach.ts'
import { Failure, type Flags, type Input, Misuse, type Verb } from './verb.ts'

const text = { type: 'string' } as const
const yes = { type: 'boolean' } as const

const flags = {
  map: text,
  mapping: text,
  source: text,
  centre: text,
  datum: text,
  format: text,
  encoding: text,
  delimiter: text,
  rejected: text,
  batch: text,
  strict: yes,
  'dry-run': yes,
  json: yes,
} satisfies Flags

const explain = {
  map: 'field=column,field=column; overrides what is guessed; field= takes a guess back',
  mapping: 'the same as a JSON file: {"words": "诉求内容", "at": "时间"}',
  source: 'name under which ids are remembered (default: the file name without endings)',
  centre: 'region of the receiving centre, where unknown places stay (default 6209, the city)',
  datum: 'WGS84, GCJ02 or BD09 for coordinates without a column that says it',
  format: 'csv, jsonl, json or xlsx (default: seen from the file; each may be packed as .gz)',
  encoding: 'utf-8, gb18030 or utf-16le (default: seen from the file)',
  delimiter: 'one character between the cells of a CSV; tab for a tabulator (default: seen)',
  rejected:
    'where rejected rows go (default: FILE.rejected.csv, or here when that is not writable)',
  batch: 'rows in one transaction, 1 to 10000 (default 1000)',
  strict: 'exit 1 when any row is rejected',
  'dry-run': 'say what the file is and how its columns are understood, and stop',
  json: 'the result as one JSON object on stdout',
}

const about = `The same file twice adds nothing: a row is known by its id in the source, or without an id by its
content. A run that was cut off, by Ctrl-C (the batch is finished first) or by a crash, is simply
repeated: what is there is passed over. Rows that cannot be taken are written aside with their line
and every reason, and the others go on. A time without a zone is the town's. CSV, JSON Lines and JSON
arrays are streamed, whatever their size; a workbook (XLSX) is read whole: save a large one as CSV.

Fields: ${fieldNames.map((name) => `${name} (${fields[name].zh})`).join(', ')}`

export const importReports: Verb = {
  name: 'import reports',
  operands: ['FILE'],
  summary: 'Takes reports from a file (CSV, JSON Lines, JSON, XLSX, also .gz) into cases.',
  about: about.replace(/, reply .*$/, ''),
  flags: { ...flags, replay: yes, 'keep-times': yes },
  explain: {
    ...explain,
    replay: 'the same as `import replies`',
    'keep-times': 'rows are received at their own times and may be overdue at once (default: now)',
  },
  examples: [
    'npx gezhong import reports inbox.jsonl.gz --map words=text,at=time,source=id',
    'npx gezhong import reports 工单.xlsx --centre 620902',
    'npx gezhong import reports export.csv --mapping export.mapping.json --datum GCJ02 --strict',
  ],
  run: (input) => importFile(input, input.given('replay') ? 'REPLIES' : 'REPORTS'),
}

export const importReplies: Verb = {
  name: 'import replies',
  operands: ['FILE'],
  summary: 'Replays answered messages as whole closed cases at their original times.',
  about: `Each row holds a message, its reply and both times. No notices and no jobs follow from the past.\n\n${about}`,
  flags,
  explain,
  examples: [
    'npx gezhong import replies replies.jsonl.gz --map words=text,at=time,source=id,replyAt=reply_time',
  ],
  run: (input) => importFile(input, 'REPLIES'),
}

type Kind = 'REPORTS' | 'REPLIES'
const needed: Record<Kind, readonly Field[]> = {
  REPORTS: ['words'],
  REPLIES: ['words', 'at', 'reply', 'replyAt'],
}

async function importFile(input: Input, kind: Kind): Promise<number> {
  const [path = ''] = input.operands
  const wished = await wishesOf(input)
  const file = await openSource(path, wished)
  const mapping = settleMapping(guessMapping(file.headers), wished.mapping)
  introduce(input, file, mapping)
  const faults = mappingFaults(mapping, file.headers, needed[kind])
  if (faults.length > 0) throw new Misuse(faults.join('\n'))
  if (input.given('dry-run')) {
    if (input.given('json')) input.out(JSON.stringify({ format: file.format, mapping }))
    return 0
  }
  const keepTimes = kind === 'REPORTS' && input.given('keep-times')
  const plan = { ...wished, path, kind, file, mapping, keepTimes }
  const { counts, seconds, aside, interrupted } = await withCtx((ctx) => execute(input, ctx, plan))
  const rowsPerSecond = Math.round(counts.read / seconds)
  const result = {
    ...counts,
    seconds: Math.round(seconds * 1000) / 1000,
    rowsPerSecond,
    ...(aside ? { rejectedFile: aside } : {}),
    ...(interrupted ? { interrupted } : {}),
  }
  if (input.given('json')) input.out(JSON.stringify(result))
  else
    input.out(
      `read ${counts.read} · added ${counts.added} · already there ${counts.already} · rejected ${counts.rejected} · ${result.seconds} s · ${rowsPerSecond} rows/s`,
    )
  if (aside) input.say(`rejected rows with their reasons: ${aside}`)
  if (interrupted) input.say('stopped on request; the same command goes on where it stopped')
  if (counts.broken) input.say(counts.broken)
  return counts.broken || interrupted || (input.given('strict') && counts.rejected > 0) ? 1 : 0
}

type Wished = Awaited<ReturnType<typeof wishesOf>>
type Plan = Wished & {
  path: string
  kind: Kind
  file: SourceFile
  mapping: Mapping
  keepTimes: boolean
}

async function execute(input: Input, ctx: Ctx, plan: Plan) {
  const { file, mapping, centre } = plan
  const town = ctx.town()
  if (!town.unit(`C-${centre}`)) throw new Misuse(`--centre ${centre}: no centre has this region`)
  const senses = createSenses(ctx.town, loadLexiconClassifier(), loadEmergencyDetector())()
  const basics = {
    town,
    senses,
    seal: ctx.seal,
    receivingRegion: centre,
    now: ctx.clock.now(),
    keepTimes: plan.keepTimes,
  }
  const rejected = await openRejected(plan.rejected ?? `${plan.path}.rejected.csv`, file.headers)
  let stopping = false
  const stop = () => {
    if (!stopping) input.say('\nfinishing the batch …')
    stopping = true
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const progress = showProgress(file, input.say)
  const began = performance.now()
  let counts: Counts
  let aside: string | undefined
  try {
    const make = plan.kind === 'REPLIES' ? replyMaker(basics, mapping) : reportMaker(basics)
    counts = await runImport(
      { ctx, town, senses, file, rejected, make },
      {
        mapping,
        source: plan.source ?? file.name,
        sourceGiven: plan.source !== undefined,
        datum: plan.datum,
        batchRows: plan.batchRows,
        stopping: () => stopping,
        progress: progress.at,
      },
    )
  } finally {
    progress.end()
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    aside = await rejected.close()
  }
  return { counts, seconds: (performance.now() - began) / 1000, aside, interrupted: stopping }
}

async function wishesOf(input: Input) {
  const faults: string[] = []
  const choice = <T extends string>(flag: string, values: readonly T[]): T | undefined => {
    const value = input.text(flag)?.toLowerCase()
    const found = values.find((candidate) => candidate === value)
    if (value !== undefined && !found) faults.push(`--${flag}: one of ${values.join(', ')}`)
    return found
  }
  const format = choice<Format>('format', formats)
  const encoding = choice<Encoding>('encoding', encodings)
  const delimiterText = input.text('delimiter')
  const delimiter = delimiterText === 'tab' ? '\t' : delimiterText
  if (delimiter !== undefined && delimiter.length !== 1) faults.push('--delimiter: one character')
  const datumText = input.text('datum')
  const datum = datumText === undefined ? undefined : datumOf(datumText)
  if (datumText !== undefined && !datum) faults.push('--datum: WGS84, GCJ02 or BD09')
  const batchRows = Number(input.text('batch') ?? 1000)
  if (!Number.isInteger(batchRows) || batchRows < 1 || batchRows > 10_000)
    faults.push('--batch: 1 to 10000')
  const fromFile = await mappingFile(input.text('mapping'))
  const fromFlag = parseMapFlag(input.text('map') ?? '')
  faults.push(...fromFile.faults, ...fromFlag.faults)
  if (faults.length > 0) throw new Misuse(faults.join('\n'))
  return {
    ...(format ? { format } : {}),
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    mapping: { ...fromFile.mapping, ...fromFlag.mapping },
    datum,
    batchRows,
    source: input.text('source'),
    centre: input.text('centre') ?? '6209',
    rejected: input.text('rejected'),
  }
}

async function mappingFile(path: string | undefined) {
  if (path === undefined) return { mapping: {}, faults: [] }
  try {
    return readMappingFile(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw new Failure(
      `--mapping ${path}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function introduce({ say }: Input, file: SourceFile, mapping: Mapping): void {
  const how = [
    file.format,
    file.encoding,
    file.delimiter && `delimiter ${JSON.stringify(file.delimiter)}`,
  ]
  say(`${file.path}: ${how.filter(Boolean).join(', ')}`)
  for (const name of fieldNames)
    if (mapping[name] !== undefined) say(`  ${fields[name].zh} ${name} <- ${mapping[name]}`)
  const used = new Set(Object.values(mapping))
  const unused = file.headers.filter((header) => !used.has(header))
  if (unused.length > 0) say(`  not used: ${unused.join(', ')}`)
}

/** A bar on a terminal; elsewhere a line every few seconds. Both count the file's bytes. */
function showProgress(file: SourceFile, say: (line: string) => void) {
  const share = () =>
    file.bytes > 0 ? Math.min(100, Math.floor((100 * file.position()) / file.bytes)) : 100
  const line = (c: Counts) =>
    `read ${c.read} added ${c.added} already ${c.already} rejected ${c.rejected}`
  if (!process.stderr.isTTY) {
    let last = performance.now()
    return {
      at(counts: Counts) {
        if (performance.now() - last < 5_000) return
        last = performance.now()
        say(`${share()} % ${line(counts)}`)
      },
      end() {},
    }
  }
  const format = '{bar} {percentage} % · {counts} · {eta_formatted}'
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  )
  bar.start(100, 0, { counts: '' })
  return {
    at: (counts: Counts) => bar.update(share(), { counts: line(counts) }),
    end: () => bar.stop(),
  }
}
