import { commonPairs } from './weights.ts'

/** Longer texts repeat themselves; what the matter is about stands in the opening. */
const mostRead = 600

/**
 * What a text is made of when it is compared: pairs of neighbouring Chinese characters, and whole words
 * of other scripts. Numbers alone (telephones, dates) say nothing about a matter and are left out.
 */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const [run] of text.slice(0, mostRead).matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      if (run.length > 2 && !/^\p{N}+$/u.test(run)) pairs.add(run.toLowerCase())
      continue
    }
    for (let at = 0; at + 2 <= run.length; at += 1) pairs.add(run.slice(at, at + 2))
  }
  return pairs
}

/** How much a pair says: the fewer of the matters near by have it, the more. */
export type Rarity = (pair: string) => number

export function rarityAmong(texts: readonly ReadonlySet<string>[]): Rarity {
  const seen = new Map<string, number>()
  for (const pairs of texts) for (const pair of pairs) seen.set(pair, (seen.get(pair) ?? 0) + 1)
  return (pair) =>
    // The four stand for the matters that are not here: with two texts a shared pair is not yet common.
    Math.log(1 + (texts.length + 4) / ((seen.get(pair) ?? 0) + 1)) *
    (commonPairs.has(pair) ? 0.1 : 1)
}

const inBoth = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  new Set([...a].filter((pair) => b.has(pair)))

/** 0 to 1: the cosine of the two, each pair weighted by its rarity. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, rarity: Rarity): number {
  const square = (pairs: Iterable<string>) => {
    let sum = 0
    for (const pair of pairs) sum += rarity(pair) ** 2
    return sum
  }
  const whole = Math.sqrt(square(a) * square(b))
  return whole === 0 ? 0 : square(inBoth(a, b)) / whole
}

/** The words two texts share, rarest first, as they stand in the first: neighbouring pairs joined. */
export function sharedWords(text: string, other: string, rarity: Rarity, upTo = 4): string[] {
  const shared = inBoth(pairsOf(text), pairsOf(other))
  const words = new Map<string, number>()
  for (const [run] of text.slice(0, mostRead).matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (shared.has(run.toLowerCase())) words.set(run, rarity(run.toLowerCase()))
    for (let at = 0; at + 2 <= run.length; at += 1) {
      let end = at + 1
      let weight = 0
      while (end < run.length && shared.has(run.slice(end - 1, end + 1))) {
        if (!other.includes(run.slice(at, end + 1))) break
        weight += rarity(run.slice(end - 1, end + 1))
        end += 1
      }
      if (end - at < 2) continue
      words.set(run.slice(at, end), weight)
      at = end - 2
    }
  }
  return [...words]
    .filter(([word]) => !commonPairs.has(word))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, upTo)
    .map(([word]) => word)
}
