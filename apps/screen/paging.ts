export interface PageOf<T> {
  items: readonly T[]
  /** From 1. */
  n: number
  of: number
}

/** What a panel shows at this turn of the wall: page after page, then from the first again. */
export function pageAt<T>(items: readonly T[], perPage: number, turn: number): PageOf<T> {
  const of = Math.max(1, Math.ceil(items.length / perPage))
  const n = turn % of
  return { items: items.slice(n * perPage, (n + 1) * perPage), n: n + 1, of }
}
