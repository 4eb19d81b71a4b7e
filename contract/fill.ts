import type { Bilingual } from './common.ts'
import {
  isPersonal,
  type Placeholder,
  placeholderOf,
  placeholders,
  writtenList,
} from './placeholders.ts'

/** What is known of a case by now; what is absent stays open in the text. */
export type TextValues = Partial<Record<Placeholder, Bilingual>>

export interface Filled {
  text: string
  /** Left as they were written, in order, each once: somebody has to put words there. */
  missing: Placeholder[]
}

const slot = /\{([^{}]*)\}/g

/**
 * Puts the values in, in that language. A value is never read again as a template, and a placeholder
 * without a value stays visible in its braces: nothing is left blank in silence.
 */
export function fill(template: string, values: TextValues, language: 'zh' | 'en'): Filled {
  const missing = new Set<Placeholder>()
  const text = template.replaceAll(slot, (written, word: string) => {
    const name = placeholderOf(word)
    if (!name) return written
    const value = values[name]?.[language].trim()
    if (value) return value
    missing.add(name)
    return `{${placeholders[name][language]}}`
  })
  return { text, missing: [...missing] }
}

/** Placeholders still open in words that are about to be given. */
export function openIn(text: string): Placeholder[] {
  const found = [...text.matchAll(slot)].flatMap(([, word = '']) => placeholderOf(word) ?? [])
  return [...new Set(found)]
}

/** Every brace that opens no placeholder of ours, with its place in characters from 1. */
export function templateFaults(template: string): Bilingual[] {
  const found: { at: number; zh: string; en: string }[] = []
  for (const { index, 1: word = '' } of template.matchAll(slot)) {
    if (placeholderOf(word)) continue
    found.push(
      isPersonal(word)
        ? {
            at: index,
            zh: `{${word}} 涉及个人信息，标准用语中不得出现`,
            en: 'it asks for something personal, which no standard text may hold',
          }
        : { at: index, zh: `没有占位符 {${word}}`, en: 'there is no such placeholder' },
    )
  }
  const bare = template.replaceAll(slot, (written) => ' '.repeat(written.length))
  for (const { index } of bare.matchAll(/[{}]/g))
    found.push({ at: index, zh: '大括号不成对', en: 'a brace without its pair' })
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, zh, en }) => {
      const n = [...template.slice(0, at)].length + 1
      return {
        zh: `第 ${n} 个字：${zh}；可用：${writtenList('zh')}`,
        en: `character ${n}: ${en}; allowed: ${writtenList('en')}`,
      }
    })
}
