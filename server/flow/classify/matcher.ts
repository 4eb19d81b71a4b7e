import { buildAutomaton } from './automaton.ts'
import type { Pattern } from './lexicon.ts'

/** A pattern found in a text, with the words that made it and where they stand. */
export interface Match {
  pattern: Pattern
  /** Times found, at least 1; patterns of several groups count once. */
  count: number
  /** Of a pattern of one group its first 8 places; of several groups one place each. */
  words: { text: string; index: number }[]
}

/** Words of a pattern of several groups must stand within so many characters of each other. */
const nearCharacters = 40
const shownHits = 8

/**
 * A hit is one number, word × 65,536 + index, so that none needs an object: about 45 instead of
 * 51 µs for a message of 380 characters (test/bench/classify.ts).
 */
type Hit = number
const indexBits = 16
const readCharacters = 1 << indexBits

function indexOf(hit: Hit): number {
  return hit & (readCharacters - 1)
}

/** Matches all patterns against a text in one pass. Not re-entrant: its buffers are reused. */
export class Matcher {
  readonly #words: string[]
  readonly #scan: ReturnType<typeof buildAutomaton>['scan']
  /** For each word, the groups it is in. */
  readonly #groupsOfWord: number[][]
  /** For each group, the patterns of which it is the first group. */
  readonly #patternsOfGroup: { pattern: Pattern; groups: number[] }[][]
  readonly #hitsOfGroup: Hit[][]

  constructor(patterns: readonly Pattern[]) {
    const wordNumbers = new Map<string, number>()
    const groupNumbers = new Map<string, number>()
    this.#groupsOfWord = []
    this.#patternsOfGroup = []
    const groupNumber = (words: readonly string[]) => {
      const key = words.join('|')
      const known = groupNumbers.get(key)
      if (known !== undefined) return known
      const group = groupNumbers.size
      groupNumbers.set(key, group)
      this.#patternsOfGroup.push([])
      for (const word of new Set(words)) {
        const number = wordNumbers.get(word) ?? wordNumbers.size
        wordNumbers.set(word, number)
        const groups = this.#groupsOfWord[number]
        if (groups) groups.push(group)
        else this.#groupsOfWord[number] = [group]
      }
      return group
    }
    for (const pattern of patterns) {
      const groups = pattern.groups.map(groupNumber)
      this.#patternsOfGroup[groups[0] ?? 0]?.push({ pattern, groups })
    }
    this.#words = [...wordNumbers.keys()]
    const automaton = buildAutomaton(this.#words)
    this.#scan = automaton.scan.bind(automaton)
    this.#hitsOfGroup = this.#patternsOfGroup.map(() => [])
  }

  match(text: string): Match[] {
    const touched: number[] = []
    const groupsOfWord = this.#groupsOfWord
    const hitsOfGroup = this.#hitsOfGroup
    this.#scan(
      text.length > readCharacters ? text.slice(0, readCharacters) : text,
      (word, index) => {
        const groups = groupsOfWord[word] ?? []
        for (let at = 0; at < groups.length; at++) {
          const group = groups[at] ?? 0
          const hits = hitsOfGroup[group]
          if (hits?.length === 0) touched.push(group)
          hits?.push((word << indexBits) | index)
        }
      },
    )
    const matches: Match[] = []
    for (const group of touched)
      for (const { pattern, groups } of this.#patternsOfGroup[group] ?? []) {
        const found = this.#near(groups)
        if (found.length === 0) continue
        const single = groups.length === 1 ? (this.#hitsOfGroup[group] ?? found) : found
        matches.push({
          pattern,
          count: groups.length === 1 ? single.length : 1,
          words: single.slice(0, shownHits).map((hit) => this.#word(hit)),
        })
      }
    for (const group of touched) {
      const hits = hitsOfGroup[group]
      if (hits) hits.length = 0
    }
    return matches
  }

  /** One hit of each group, all near the first group's; [] when there is none. */
  #near(groups: readonly number[]): Hit[] {
    const [first = 0, ...rest] = groups
    for (const hit of this.#hitsOfGroup[first] ?? []) {
      const found = [hit]
      for (const group of rest) {
        const close = this.#hitsOfGroup[group]?.find(
          (other) =>
            Math.abs(indexOf(other) - indexOf(hit)) <= nearCharacters && !this.#overlap(other, hit),
        )
        if (close) found.push(close)
      }
      if (found.length === groups.length) return found
    }
    return []
  }

  #overlap(one: Hit, other: Hit): boolean {
    const [left, right] = indexOf(one) <= indexOf(other) ? [one, other] : [other, one]
    return indexOf(left) + this.#text(left).length > indexOf(right)
  }

  #text(hit: Hit): string {
    return this.#words[hit >>> indexBits] ?? ''
  }

  #word(hit: Hit): { text: string; index: number } {
    return { text: this.#text(hit), index: indexOf(hit) }
  }
}
