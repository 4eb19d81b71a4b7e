const remembered = 'gezhong.onSiteCategories'

function counts(): Record<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(remembered) ?? '{}')
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, number>) : {}
  } catch {
    return {}
  }
}

export function rememberCategory(code: string): void {
  const all = counts()
  localStorage.setItem(remembered, JSON.stringify({ ...all, [code]: (all[code] ?? 0) + 1 }))
}

/** What this phone settles most often comes first; the rest keep their order. */
export function mostUsedFirst<T extends { code: string }>(
  categories: readonly T[],
  used: Readonly<Record<string, number>> = counts(),
): T[] {
  return categories.toSorted((a, b) => (used[b.code] ?? 0) - (used[a.code] ?? 0))
}
