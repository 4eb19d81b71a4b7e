import { inLanguage } from '#apps/kit/case-words.ts'
import { formatLimit, type LimitUnit } from '#contract/limits.ts'
import { fieldName, valueName } from './names.ts'

type Language = 'zh' | 'en'
/** What a code stands for where a list of names is at hand. */
export type NameOf = (code: string) => string | undefined

/** A value of a document in words: names for codes, lengths of time, lists; '—' for nothing. */
export function valueWords(value: unknown, language: Language, nameOf?: NameOf): string {
  if (value === undefined || value === null || value === '') return '—'
  if (typeof value === 'boolean') return value ? yes[language] : no[language]
  if (typeof value === 'string') return nameOf?.(value) ?? valueName(value)[language]
  if (Array.isArray(value)) {
    const words = value.map((one) => valueWords(one, language, nameOf))
    return words.length === 0 ? '—' : words.join(language === 'zh' ? '、' : ', ')
  }
  return typeof value === 'object' ? objectWords({ ...value }, language, nameOf) : String(value)
}

const yes = { zh: '是', en: 'yes' }
const no = { zh: '否', en: 'no' }

function objectWords(
  value: Readonly<Record<string, unknown>>,
  language: Language,
  nameOf?: NameOf,
): string {
  const { amount, unit, zh, en } = value
  if (typeof amount === 'number' && typeof unit === 'string')
    return formatLimit({ amount, unit: unit as LimitUnit }, language)
  if (typeof zh === 'string')
    return inLanguage({ zh, en: typeof en === 'string' ? en : '' }, language)
  return Object.entries(value)
    .map(([name, inner]) => `${fieldName(name)[language]} ${valueWords(inner, language, nameOf)}`)
    .join(language === 'zh' ? '，' : ', ')
}

/** Borders are thousands of numbers: said to be there, not read out. */
export const unreadable = new Set(['polygons'])
