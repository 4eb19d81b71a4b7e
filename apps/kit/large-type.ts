import { useSyncExternalStore } from 'react'

const remembered = 'gezhong.largeType'
const listeners = new Set<() => void>()

/** Sizes are in rem, so one attribute on the root enlarges the whole app. */
export function applyLargeType(): void {
  document.documentElement.toggleAttribute('data-large', isLargeType())
}

export function isLargeType(): boolean {
  return localStorage.getItem(remembered) === 'yes'
}

export function setLargeType(large: boolean): void {
  localStorage.setItem(remembered, large ? 'yes' : 'no')
  applyLargeType()
  for (const listener of listeners) listener()
}

export function useLargeType(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, isLargeType)
}
