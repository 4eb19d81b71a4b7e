/** Storage that may be full, forbidden (private windows) or cleared: then we go on without it. */
export function readKept<T>(storage: () => Storage, key: string): T | undefined {
  try {
    const text = storage().getItem(key)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

/** @returns whether it was kept */
export function keep(storage: () => Storage, key: string, value: unknown): boolean {
  try {
    if (value === undefined) storage().removeItem(key)
    else storage().setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
