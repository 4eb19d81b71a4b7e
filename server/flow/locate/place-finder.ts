import { type Level, levelOf } from '#contract/levels.ts'
import type { PlaceName } from './names.ts'
import { createTrie } from './trie.ts'

export interface Found {
  code: string
  level: Level
  /** The names that decided. */
  evidence: string[]
}

export interface PlaceFinder {
  /** The narrowest region that the words make certain; undefined when they make none. */
  find(text: string): Found | undefined
}

interface Hit {
  text: string
  codes: readonly string[]
  full: boolean
}

/**
 * Finds our places in what people write. Certain means: said in full and unique, or made unique by
 * another name in the same text (the township beside the village). Names that pull apart are settled
 * by what they have in common, within one county at least. A text that names a place of another
 * province, or a masked one (A市A3区), is about somewhere else.
 */
export function createPlaceFinder(
  names: readonly PlaceName[],
  elsewhere: readonly string[],
): PlaceFinder {
  const entries = new Map<string, Hit | 'ELSEWHERE' | 'WORD'>()
  for (const { text, code, full } of names) {
    const known = entries.get(text)
    const codes = typeof known === 'object' ? [...new Set([...known.codes, code])] : [code]
    entries.set(text, {
      text,
      codes,
      full: full || (typeof known === 'object' && known.full),
    })
  }
  for (const name of elsewhere) if (!entries.has(name)) entries.set(name, 'ELSEWHERE')
  for (const word of words) entries.set(word, 'WORD')
  const trie = createTrie(entries)
  return {
    find(text) {
      if (masked.test(text)) return undefined
      const found = trie.find(text).map((each) => each.value)
      const hits = [...new Set(found)].filter((hit) => typeof hit === 'object')
      if (hits.length === 0 || (found.includes('ELSEWHERE') && !hits.some(isCity))) return undefined
      return settle(hits)
    },
  }
}

/** Sights, streets and institutions that carry a place's name and lie elsewhere, or anywhere. */
const words = [
  '玉门关',
  '莫高窟',
  '敦煌研究院',
  '敦煌路',
  '酒泉路',
  '酒泉卫星',
  '金塔路',
  '瓜州路',
  '玉门路',
]
const masked = /[A-Z]\d*[市区县州]/
const isCity = (hit: Hit) => hit.codes.some((code) => code.length <= 4)

function settle(hits: readonly Hit[]): Found | undefined {
  const certain: { code: string; text: string }[] = []
  for (const hit of hits) {
    const supported = hit.codes.filter((code) =>
      hits.some((other) => other !== hit && supports(other, code)),
    )
    const options = supported.length > 0 ? supported : hit.full ? hit.codes : []
    const common = options.length > 0 ? commonRegion(options) : undefined
    if (common) certain.push({ code: common, text: hit.text })
  }
  if (certain.length === 0) return undefined
  const code = narrowest(certain.map((each) => each.code))
  if (!code) return undefined
  return {
    code,
    level: levelOf(code),
    evidence: certain
      .filter((each) => code.startsWith(each.code) || each.code.startsWith(code))
      .map((each) => each.text),
  }
}

/** A wider place named in full beside it, narrower than the city: everything lies in that. */
function supports(other: Hit, code: string): boolean {
  return (
    other.full &&
    other.codes.some(
      (wider) =>
        wider.length < code.length &&
        code.startsWith(wider) &&
        (wider.length > 4 || other.codes.length === 1),
    )
  )
}

/** The end of the chain when all lie on one, else what they have in common within a county. */
function narrowest(codes: readonly string[]): string | undefined {
  const longest = codes.reduce((a, b) => (b.length > a.length ? b : a))
  return codes.every((code) => longest.startsWith(code)) ? longest : commonRegion(codes)
}

function commonRegion(codes: readonly string[]): string | undefined {
  const [first = '', ...rest] = codes
  if (rest.length === 0) return first
  const length = [15, 12, 9, 6].find(
    (size) => first.length >= size && rest.every((code) => code.startsWith(first.slice(0, size))),
  )
  return length === undefined ? undefined : first.slice(0, length)
}
