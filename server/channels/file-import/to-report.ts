import { Compile } from 'typebox/compile'
import type { Datum } from '#contract/common.ts'
import { SubmitReport } from '#contract/reports.ts'
import type { Town } from '#server/town/town.ts'
import type { Field, Mapping } from './fields.ts'
import { cellOf, type Row } from './row.ts'
import { parseTime } from './times.ts'

/** A report without its key: the same for the same row. */
export type Content = Omit<SubmitReport, 'clientKey'>

export interface ReadRow {
  content: Content
  /** When it was received, where the file says so. */
  at: Date | undefined
  /** Id in the source, where a column is mapped. */
  sourceId: string | undefined
}

export interface Reading {
  mapping: Mapping
  town: Pick<Town, 'category' | 'region'>
  /** Of coordinates without a column that says it. */
  datum: Datum | undefined
  /** Nothing is received after this. */
  now: Date
}

const validator = Compile(SubmitReport)
// Any key will do: the content is checked before the key is made from it.
const someKey = '00000000-0000-8000-8000-000000000000'

/** Pure: the report a row stands for, or every reason why it is none. */
export function readRow(row: Row, reading: Reading): ReadRow | string[] {
  if (row.fault !== undefined) return [row.fault]
  const cells = new Cells(row, reading.mapping)
  const at = cells.time('at')
  const content = contentOf(cells, at, reading)
  if (at && at > reading.now) cells.faults.push(`at: ${at.toISOString()} is in the future`)
  const faults = [
    ...cells.faults,
    ...storable(content),
    ...schemaFaults(content),
    ...unknownCodes(content, reading.town),
  ]
  if (reading.mapping.source !== undefined && cells.text('source') === undefined)
    faults.push('source: the id is missing')
  return faults.length > 0 ? faults : { content, at, sourceId: cells.text('source') }
}

function contentOf(cells: Cells, at: Date | undefined, reading: Reading): Content {
  const words = cells.raw('words')
  const reporter = defined({
    name: cells.text('reporter.name'),
    phone: cells.text('reporter.phone')?.normalize('NFKC'),
    address: cells.text('reporter.address'),
  })
  return {
    // Kept exactly as given, spaces too; only a number of a spreadsheet becomes text.
    words:
      typeof words === 'string'
        ? words
        : words === null || words === undefined
          ? ''
          : String(words),
    ...defined({
      title: cells.text('title'),
      placeText: cells.text('placeText'),
      regionCode: cells.text('regionCode'),
      categoryCode: cells.text('categoryCode'),
      language: cells.text('language') as Content['language'],
      agreesToDisclose: cells.flag('agreesToDisclose'),
      confidential: cells.flag('confidential'),
      urgent: cells.flag('urgent'),
      needsInterpreter: cells.flag('needsInterpreter'),
      // Said at that time: what happened is no later.
      occurredAt: (cells.time('occurredAt') ?? at)?.toISOString(),
      point: pointOf(cells, reading.datum),
    }),
    ...(Object.keys(reporter).length > 0 ? { reporter } : {}),
  }
}

function pointOf(cells: Cells, fallback: Datum | undefined): Content['point'] | undefined {
  const pair =
    cells
      .text('point')
      ?.normalize('NFKC')
      .split(/[\s,;]+/) ?? []
  const lng = cells.number('lng') ?? numberOf(pair[0])
  const lat = cells.number('lat') ?? numberOf(pair[1])
  if (lng === undefined && lat === undefined && pair.length === 0) return undefined
  if (lng === undefined || lat === undefined) {
    cells.faults.push('point: longitude and latitude are both needed')
    return undefined
  }
  const said = cells.text('datum')
  const datum = said === undefined ? fallback : datumOf(said)
  if (datum === undefined)
    cells.faults.push(
      `datum: ${said ? `"${said}" is not known` : 'not said'}; WGS84, GCJ02 or BD09`,
    )
  return datum && { lng, lat, datum }
}

/** 高德 and 腾讯 maps use GCJ-02, 百度 BD-09, receivers WGS-84. CGCS2000 differs by centimetres. */
export function datumOf(text: string): Datum | undefined {
  const name = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9一-龥]/g, '')
  if (/^(WGS84|EPSG4326|CGCS2000|EPSG4490|GPS|大地2000)$/.test(name)) return 'WGS84'
  if (/^(GCJ02|高德|腾讯|火星|火星坐标|火星坐标系)$/.test(name)) return 'GCJ02'
  return /^(BD09|BD09LL|百度)$/.test(name) ? 'BD09' : undefined
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** Cells by field; what cannot be read is remembered as a fault. */
class Cells {
  readonly faults: string[] = []
  private readonly row: Row
  private readonly mapping: Mapping

  constructor(row: Row, mapping: Mapping) {
    this.row = row
    this.mapping = mapping
  }

  raw(field: Field): unknown {
    const column = this.mapping[field]
    return column === undefined ? undefined : cellOf(this.row, column)
  }

  text(field: Field): string | undefined {
    const value = this.raw(field)
    if (value === undefined || value === null) return undefined
    if (typeof value === 'object') {
      this.faults.push(`${field}: text expected`)
      return undefined
    }
    return String(value).trim() || undefined
  }

  number(field: Field): number | undefined {
    const value = this.raw(field)
    if (value === undefined || value === null || value === '') return undefined
    const number = numberOf(typeof value === 'string' ? value.normalize('NFKC').trim() : value)
    if (number === undefined) this.faults.push(`${field}: "${String(value)}" is no number`)
    return number
  }

  time(field: Field): Date | undefined {
    const value = this.raw(field)
    if (value === undefined || value === null || value === '') return undefined
    const at = parseTime(value)
    if (!at) this.faults.push(`${field}: "${String(value)}" cannot be read as a time`)
    return at
  }

  flag(field: Field): boolean | undefined {
    const value = this.raw(field)
    if (typeof value === 'boolean' || value === undefined || value === null)
      return value ?? undefined
    const word = String(value).trim().toLowerCase()
    if (word === '') return undefined
    if (/^(是|有|真|y|yes|true|1|√)$/.test(word)) return true
    if (/^(否|无|假|n|no|false|0|×)$/.test(word)) return false
    this.faults.push(`${field}: "${word}" is neither yes nor no`)
    return undefined
  }
}

/** Half characters and NUL, which no database text holds: the words could not be kept as they are. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

function storable(content: Content): string[] {
  const texts = { words: content.words, title: content.title, placeText: content.placeText }
  return Object.entries(texts)
    .filter(([, text]) => text !== undefined && !isStorable(text))
    .map(([field]) => `${field}: holds a NUL or half a character`)
}

function schemaFaults(content: Content): string[] {
  const faults: string[] = []
  if (content.words.trim() === '') faults.push('words: nothing was said')
  const report = { clientKey: someKey, ...content }
  if (validator.Check(report)) return faults
  for (const { instancePath, message } of validator.Errors(report)) {
    const field = instancePath.slice(1).replaceAll('/', '.')
    if (field !== 'words' || content.words !== '') faults.push(`${field}: ${message}`)
  }
  return faults
}

function unknownCodes(content: Content, town: Reading['town']): string[] {
  const faults: string[] = []
  const { categoryCode, regionCode } = content
  if (categoryCode !== undefined && !town.category(categoryCode))
    faults.push(`categoryCode: there is no category ${categoryCode}`)
  if (regionCode !== undefined && !town.region(regionCode))
    faults.push(`regionCode: there is no region ${regionCode}`)
  return faults
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== undefined),
  ) as Defined<T>
}
