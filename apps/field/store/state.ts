import { useSyncExternalStore } from 'react'
import type { Static } from 'typebox'
import type { PostView } from '#contract/api.ts'
import type { FieldCase, FieldSection, SectionName } from '#contract/field.ts'
import type { KeptDeed, Receipt } from '../outbox/deed.ts'

/**
 * How the phone stands to the server. OTHER: the browser is signed in as somebody else. LOST: the
 * phone was reported lost; nothing is left on it.
 */
export type Line = 'UNKNOWN' | 'REACHED' | 'OFFLINE' | 'SIGN_IN' | 'OTHER' | 'LOST'

export interface FieldState {
  /** undefined: nobody is signed in here. */
  me: { id: string; name: string; posts: readonly PostView[] } | undefined
  cases: ReadonlyMap<string, FieldCase>
  sections: Partial<Record<SectionName, Static<typeof FieldSection>>>
  /** There are more open cases than a phone is given. */
  more: boolean
  deeds: readonly KeptDeed[]
  /** Acknowledged lately, newest first. */
  receipts: readonly Receipt[]
  line: Line
  busy: boolean
  /** By the clock of the server. */
  syncedAt: number | undefined
  /** Milliseconds to add to the clock of the phone. */
  clockOffset: number
  /** The last write found no room. */
  full: boolean
  /** The version of each matter when it was last opened on this phone. */
  seen: Readonly<Record<string, number>>
}

export const nothing: FieldState = {
  me: undefined,
  cases: new Map(),
  sections: {},
  more: false,
  deeds: [],
  receipts: [],
  line: 'UNKNOWN',
  busy: false,
  syncedAt: undefined,
  clockOffset: 0,
  full: false,
  seen: {},
}

let state = nothing
const listeners = new Set<() => void>()

export const fieldState = (): FieldState => state

export function setField(change: Partial<FieldState>): void {
  state = { ...state, ...change }
  for (const listener of listeners) listener()
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A part of the state; `choose` answers the same object as long as nothing of it changed. */
export function useField<T>(choose: (state: FieldState) => T): T {
  return useSyncExternalStore(subscribe, () => choose(state))
}

/** Reference data of a module as last synced; undefined before the first sync. */
export function useSection<T>(name: SectionName): T | undefined {
  return useField(({ sections }) => sections[name]?.data as T | undefined)
}

/** The time as the server would tell it, in milliseconds. */
export const fieldNow = (): number => Date.now() + state.clockOffset
