import { readFile } from 'node:fs/promises'
import { parseMapFlag, readMappingFile } from '#server/channels/file-import/fields.ts'
import { type Format, formats } from '#server/channels/file-import/open.ts'
import { type Encoding, encodings } from '#server/channels/file-import/text.ts'
import { datumOf } from '#server/channels/file-import/to-report.ts'
import { Failure, type Flags, type Input, Misuse } from './verb.ts'

const text = { type: 'string' } as const
export const yes = { type: 'boolean' } as const

export const flags = {
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

export const explain = {
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

/** Reads the flags of an import. @throws Misuse naming every fault */
export async function wishesOf(input: Input) {
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
