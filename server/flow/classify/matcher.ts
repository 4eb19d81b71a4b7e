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

interface Hit {
  word: number
  index: number
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
    this.#scan(text, (word, index) => {
      const hit = { word, index }
      for (const group of this.#groupsOfWord[word] ?? []) {
        const hits = this.#hitsOfGroup[group]
        if (hits?.length === 0) touched.push(group)
        hits?.push(hit)
      }
    })
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
    for (const group of touched) this.#hitsOfGroup[group]?.splice(0)
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
            Math.abs(other.index - hit.index) <= nearCharacters && !this.#overlap(other, hit),
        )
        if (close) found.push(close)
      }
      if (found.length === groups.length) return found
    }
    return []
  }

  #overlap(one: Hit, other: Hit): boolean {
    const [left, right] = one.index <= other.index ? [one, other] : [other, one]
    return left.index + (this.#words[left.word]?.length ?? 0) > right.index
  }

  #word(hit: Hit): { text: string; index: number } {
    return { text: this.#words[hit.word] ?? '', index: hit.index }
  }
}
