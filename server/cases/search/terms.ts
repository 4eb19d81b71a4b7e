import { levelOf } from '#contract/levels.ts'

/**
 * What a case is found by: hashes of the pairs of neighbouring Han characters (Chinese writes no
 * spaces, and most of its words have two), of other words whole, and of facts such as month, place
 * and unit. A hash may lie; a hit is checked against the text itself.
 */

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const han = /^\p{Script=Han}/u

/** One spelling for the same word: full-width forms, case, and the spaces between. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

/** Words of a normalised text, as hashed: pairs of Han characters, other runs whole. */
function* wordsOf(text: string): Generator<string> {
  for (const [run] of text.matchAll(runs)) {
    if (!han.test(run)) yield run
    else {
      const signs = [...run]
      for (let i = 1; i < signs.length; i += 1) yield `${signs[i - 1]}${signs[i]}`
    }
  }
}

/** FNV-1a over UTF-16 units, as a signed 32-bit integer. */
export function hash(word: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < word.length; i += 1) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193)
  return value | 0
}

export const openTerm = hash('is open')
export const monthTerm = (at: Date): number => hash(`month ${at.toISOString().slice(0, 7)}`)
export const centreTerm = (code: string): number => hash(`centre ${code}`)
export const leadTerm = (code: string): number => hash(`lead ${code}`)
/** Of every unit concerned. */
export const unitTerm = (code: string): number => hash(`unit ${code}`)
export const categoryTerm = (code: string): number => hash(`category ${code}`)
/** None for the whole prefecture: everything lies in it. */
export const regionTerms = (code: string): number[] =>
  levelOf(code) === 'CITY' ? [] : [hash(`region ${code}`)]

/** A case and everything said about it. */
export interface Searched {
  caseCode: string
  receivedAt: Date
  isOpen: boolean
  regionCode: string
  centreCode: string
  leadUnit: string | null
  unitCodes: readonly string[]
  categoryCode: string | null
  body: string
  guarded: string | null
}

/** Of a case code, people remember the end. */
const tails = [5, 6, 7, 8]
const regionLengths = [6, 9, 12, 15]

/** Every term of a case, each once. */
export function termsOf(found: Searched): number[] {
  const { regionCode, categoryCode } = found
  const digits = found.caseCode.replaceAll('-', '')
  return [
    ...new Set([
      monthTerm(found.receivedAt),
      ...(found.isOpen ? [openTerm] : []),
      centreTerm(found.centreCode),
      ...(found.leadUnit ? [leadTerm(found.leadUnit)] : []),
      ...found.unitCodes.map(unitTerm),
      ...regionLengths
        .filter((length) => length <= regionCode.length)
        .flatMap((length) => regionTerms(regionCode.slice(0, length))),
      ...(categoryCode ? [categoryTerm(categoryCode), categoryTerm(categoryCode.slice(0, 2))] : []),
      ...tails.map((length) => hash(digits.slice(-length))),
      ...wordTerms(found.body),
      ...wordTerms(found.guarded ?? ''),
    ]),
  ]
}

export function wordTerms(text: string): number[] {
  return [...new Set([...wordsOf(text)].map(hash))]
}

export interface Query {
  terms: number[]
  /** Each must stand in the text as it is. */
  phrases: string[]
}

/** What was typed, by spaces; undefined when nothing of it can be looked up (a single character). */
export function readQuery(typed: string): Query | undefined {
  const phrases = normalise(typed).split(' ').filter(Boolean)
  const terms = [...new Set(phrases.flatMap(wordTerms))]
  return terms.length > 0 ? { terms, phrases } : undefined
}
