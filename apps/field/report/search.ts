import type { CategoriesSection } from '#contract/field.ts'

export type Leaf = CategoriesSection[number]

/**
 * Leaves found by characters, by pinyin or by its initials, best first: a name that begins with what
 * was typed, then one that holds it, then pinyin and initials.
 */
export function searchLeaves(leaves: readonly Leaf[], typed: string, most = 8): Leaf[] {
  const wanted = typed.trim().toLowerCase().replaceAll(/\s+/g, '')
  if (wanted === '') return []
  return leaves
    .map((leaf) => ({ leaf, rank: rankOf(leaf, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.leaf.code.localeCompare(b.leaf.code))
    .slice(0, most)
    .map(({ leaf }) => leaf)
}

function rankOf({ name, branch, pinyin, initials }: Leaf, wanted: string): number {
  const english = name.en.toLowerCase().replaceAll(/\s+/g, '')
  if (name.zh.startsWith(wanted) || english.startsWith(wanted)) return 6
  if (name.zh.includes(wanted) || english.includes(wanted)) return 5
  if (initials.startsWith(wanted)) return 4
  if (pinyin.startsWith(wanted)) return 3
  if (initials.includes(wanted) || pinyin.includes(wanted)) return 2
  return branch.zh.includes(wanted) ? 1 : 0
}

/** Lately used first, then what is settled on the spot: what a grid worker meets most. */
export function likelyLeaves(leaves: readonly Leaf[], recent: readonly string[], most = 8): Leaf[] {
  const rank = (leaf: Leaf) => {
    const at = recent.indexOf(leaf.code)
    return at >= 0 ? at : leaf.onSite ? 1000 : 2000
  }
  return leaves.toSorted((a, b) => rank(a) - rank(b)).slice(0, most)
}
