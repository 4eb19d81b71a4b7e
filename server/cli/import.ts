import { performance } from 'node:perf_hooks'
import {
  type Field,
  fieldNames,
  fields,
  guessMapping,
  type Mapping,
  mappingFaults,
  settleMapping,
} from '#server/channels/file-import/fields.ts'
import { reportMaker } from '#server/channels/file-import/import-reports.ts'
import { openSource, type SourceFile } from '#server/channels/file-import/open.ts'
import { openRejected } from '#server/channels/file-import/rejected.ts'
import { replyMaker } from '#server/channels/file-import/replay.ts'
import { type Counts, runImport } from '#server/channels/file-import/run.ts'
import type { Ctx } from '#server/ctx.ts'
import { loadEmergencyDetector, loadLexiconClassifier } from '#server/flow/classify/load.ts'
import { createSenses } from '#server/flow/intake/senses.ts'
import { explain, flags, wishesOf, yes } from './import-flags.ts'
import { showProgress } from './progress.ts'
import { withCtx } from './reach.ts'
import { type Input, Misuse, type Verb } from './verb.ts'

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
