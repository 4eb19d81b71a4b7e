import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { texts as consoleTexts } from '#apps/console/texts.ts'
import { texts as fieldTexts } from '#apps/field/texts.ts'
import { texts as hallTexts } from '#apps/hall/texts.ts'
import { texts as portalTexts } from '#apps/portal/texts.ts'
import { texts as screenTexts } from '#apps/screen/texts.ts'
import { root } from './pages.ts'

export interface ScreenWords {
  zh: readonly string[]
  en: readonly string[]
}

/**
 * How the program says things in both languages beside the texts of its apps: in tables, in refusals,
 * and by asking which language is on.
 */
const pairs = [
  /\bzh: (['"`])(.+?)\1,\s*en: (['"`])(.+?)\3/g,
  /\brefused\(\s*(['"`])(.+?)\1,\s*(['"`])(.+?)\3/g,
  /(?:=== 'zh'|\bzh)\s*\? (['"`])(.+?)\1\s*: (['"`])(.+?)\3/g,
]
/** A detail says it in Chinese and then, in brackets, in English. */
const detail = /\bdetail:\s*(['"`])(.+?) \((.+?)\)\1/g

/** Every text a person may meet on a screen, in both languages. */
export function readScreenWords(): ScreenWords {
  const found: [zh: string, en: string][] = []
  for (const texts of [consoleTexts, portalTexts, fieldTexts, hallTexts, screenTexts])
    for (const [zh, en] of Object.values(texts)) found.push([zh, en])
  const files = globSync('{apps,contract,server}/**/*.{ts,tsx}', { cwd: root }).filter(
    (path) => !/\.test\.tsx?$/.test(path),
  )
  for (const file of files) {
    const source = readFileSync(join(root, file), 'utf8')
    for (const pattern of pairs)
      for (const [, , zh = '', , en = ''] of source.matchAll(pattern)) found.push([zh, en])
    for (const [, , zh = '', en = ''] of source.matchAll(detail)) found.push([zh, en])
  }
  return {
    zh: [...new Set(found.flatMap(([zh]) => headsOf(zh)))],
    en: [...new Set(found.flatMap(([, en]) => headsOf(en)))],
  }
}

/** A text and what stands before each of its stops: a guide need not quote the rest. */
function headsOf(text: string): string[] {
  const stops = [...text.matchAll(/[，。；：,.;:](?!\d)|\s?(?=\{\{|\$\{)/g)].map(
    ({ index }) => index,
  )
  return [text, ...stops.map((at) => text.slice(0, at))].filter((head) => head !== '')
}

const value = /\{\{\w+\}\}|\$\{[^}]+\}/
const escapeAll = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const whole = (parts: readonly string[], between: string) =>
  new RegExp(`^${parts.map(escapeAll).join(between)}$`, 'u')

/**
 * Whether a phrase of a guide is on a screen: word for word, with something in place of the values a
 * text carries, or shortened by an ellipsis.
 */
export function isOnScreen(phrase: string, words: readonly string[]): boolean {
  const shortened = phrase.includes('…') ? whole(phrase.split('…'), '.*') : undefined
  return words.some((word) => {
    if (word === phrase || shortened?.test(word)) return true
    const fixed = word.split(value)
    // A text that is hardly more than its value would allow anything.
    if (fixed.length === 1 || fixed.join('').trim().length < 2) return false
    return whole(fixed, '.+').test(phrase)
  })
}

export interface Quoted {
  zh: string[]
  en: string[]
}

/** What a guide quotes from the screen: 「…」 in Chinese, **…** in English. */
export function quotedIn(text: string): Quoted {
  const [chinese = '', english] = text.replaceAll(/`[^`\n]*`/g, '').split(/^## English$/m)
  return {
    zh: [...text.matchAll(/「([^」\n]+)」/g)].map(([, words = '']) => words),
    en: [...(english ?? chinese).matchAll(/\*\*([^*\n]+)\*\*/g)].map(([, words = '']) => words),
  }
}
