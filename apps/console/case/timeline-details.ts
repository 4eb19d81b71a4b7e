import { dateTimeOf } from '#apps/kit/time.ts'
import type { TimelineRow } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'
import { fieldNames, valueName } from '../forms/names.ts'

export type TimelineFilter = 'all' | 'moves' | 'notes' | 'supervision'

const notes = new Set<CommandName>([
  'comment',
  'contact',
  'interimReport',
  'supplement',
  'promise',
  'checkPromise',
  'answer',
])
const supervision = new Set<CommandName>(['remind', 'card', 'listSupervision', 'interview'])

export function timelineShows(row: TimelineRow, filter: TimelineFilter): boolean {
  switch (filter) {
    case 'moves':
      return row.from !== row.to
    case 'notes':
      return notes.has(row.command)
    case 'supervision':
      return supervision.has(row.command)
    default:
      return true
  }
}

const unitKeys = new Set(['leadUnit', 'coUnits', 'units', 'unit', 'suggestedUnit', 'firstReceiver'])
const channelName = { zh: '来源', en: 'Channel' }

/** Codes of units named in a row, so that their names can be fetched. */
export function unitCodesOf(row: TimelineRow): string[] {
  return Object.entries(row.data).flatMap(([key, value]) =>
    unitKeys.has(key) ? [value].flat().filter((code) => typeof code === 'string') : [],
  )
}

function unitWords(value: unknown, unitName: (code: string) => string): string {
  return [value]
    .flat()
    .filter((code) => typeof code === 'string')
    .map(unitName)
    .join('、')
}

export interface Detail {
  name: string
  value: string
}

/** Recorded facts that people read; ids and hashes stay in the record, not on the screen. */
export function detailsOf(
  row: TimelineRow,
  language: 'zh' | 'en',
  unitName: (code: string) => string = (code) => code,
): Detail[] {
  const details: Detail[] = []
  for (const [key, value] of Object.entries(row.data)) {
    const name = key === 'channel' && row.command === 'submit' ? channelName : fieldNames[key]
    if (!name || /Ids?$/.test(key) || value === row.reason) continue
    const isUnit = unitKeys.has(key)
    const words = isUnit ? unitWords(value, unitName) : wordsOf(value, language)
    if (words !== '') details.push({ name: name[language], value: words })
  }
  return details
}

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

function wordsOf(value: unknown, language: 'zh' | 'en'): string {
  if (typeof value === 'string')
    return instant.test(value) ? dateTimeOf(value) : valueName(value)[language]
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') {
    return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  }
  if (Array.isArray(value)) {
    return value
      .map((item) => wordsOf(item, language))
      .filter((words) => words !== '')
      .join('、')
  }
  if (typeof value !== 'object' || value === null) return ''
  const object = value as Record<string, unknown>
  if (typeof object.zh === 'string') return String(object[language] || object.zh)
  if (object.name !== undefined) return wordsOf(object.name, language)
  if (object.amount !== undefined) return `${object.amount} ${wordsOf(object.unit, language)}`
  return ''
}
