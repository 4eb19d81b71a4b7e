import type { Bilingual } from '#contract/common.ts'

/** The words of a bilingual name in the language of the screen. */
export function inLanguage(words: Bilingual | undefined, language: 'zh' | 'en'): string {
  return words ? words[language] || words.zh : ''
}

export interface MarkedPart {
  text: string
  marked: boolean
}

/** Cuts a text into parts so that the given words can be marked; the longest word wins an overlap. */
export function markWords(text: string, words: readonly string[]): MarkedPart[] {
  const known = [...new Set(words)]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
  if (known.length === 0) return text === '' ? [] : [{ text, marked: false }]
  const pattern = new RegExp(`(${known.map(escapePattern).join('|')})`, 'giu')
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, marked: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}

function escapePattern(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
