import type { Pixel } from './view.ts'

/** Words beside a place, before it is known whether there is room for them. */
export interface Label extends Pixel {
  key: string
  words: string
  /** Of a grid, in its middle; of a mark, to the right of it. */
  kind: 'name' | 'mark'
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Share of the root's letter size, as map.css draws them. */
const sizes = { name: 1, mark: 0.85 } as const
/** A Chinese character is as wide as high, a Latin letter about half of it. */
const wideOf = (letter: string) => ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.58)
const mostLetters = 12

/** The beginning of a long name, which would take the room of its neighbours. */
export const shortened = (words: string): string =>
  words.length > mostLetters ? `${words.slice(0, mostLetters)}…` : words

/** @param rem pixels of a letter of the root: larger in large type */
function boxOf({ x, y, words, kind }: Label, rem: number): Box {
  const size = sizes[kind] * rem
  const wide = [...words].reduce((sum, letter) => sum + wideOf(letter), 0) * size
  const left = kind === 'name' ? x - wide / 2 : x
  return { left, right: left + wide, top: y - size, bottom: y + size * 0.3 }
}

const touch = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Those that lie on none before them: the first are the ones that matter most. */
export function apart(labels: readonly Label[], rem: number): Label[] {
  const taken: Box[] = []
  return labels.filter((label) => {
    const box = boxOf(label, rem)
    if (taken.some((other) => touch(box, other))) return false
    taken.push(box)
    return true
  })
}
