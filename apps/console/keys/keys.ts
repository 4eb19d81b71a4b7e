import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { TextKey } from '../texts.ts'

/** One key and what it does. Single characters, as KeyboardEvent.key gives them: 'j', 'X', '?', 'Escape'. */
export interface Key {
  key: string
  does: string
  run: () => void
}

/** The keys of one part of a page, under its name in the help. */
interface Group {
  title: TextKey
  keys: readonly Key[]
}

/** Later groups come first: what is open over a page takes its keys. */
let groups: readonly { current: Group }[] = []
const watchers = new Set<() => void>()

function setGroups(next: typeof groups): void {
  groups = next
  for (const watcher of watchers) watcher()
}

const switchedOff = 'gezhong.keys.off'

/** Single-letter keys can be switched off, for those who dictate or whose hand shakes (WCAG 2.1.4). */
export function keysOn(): boolean {
  return localStorage.getItem(switchedOff) === null
}

export function setKeysOn(on: boolean): void {
  if (on) localStorage.removeItem(switchedOff)
  else localStorage.setItem(switchedOff, 'true')
  for (const watcher of watchers) watcher()
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export function useKeysOn(): boolean {
  return useSyncExternalStore(subscribe, keysOn)
}

/** What the keys of this page do just now, for the help: parts of one name stand together. */
export function useKeyGroups(): [TextKey, readonly Key[]][] {
  const shown = useSyncExternalStore(subscribe, () => groups)
  const named = new Map<TextKey, Key[]>()
  for (const { current } of shown)
    named.set(current.title, [...(named.get(current.title) ?? []), ...current.keys])
  return [...named].filter(([, keys]) => keys.length > 0)
}

/** Gives a part of a page its keys while it is shown. The newest functions are always the ones run. */
export function useKeys(title: TextKey, keys: readonly Key[]): void {
  const group = useRef<Group>({ title, keys })
  useEffect(() => {
    group.current = { title, keys }
  })
  useEffect(() => {
    setGroups([...groups, group])
    return () => setGroups(groups.filter((one) => one !== group))
  }, [])
}

/** A key pressed anywhere in the console. */
export function pressKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (!keysOn() && event.key !== '?') return
  // A dialog or a menu has the keyboard to itself.
  if (document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return
  for (const { current } of groups.toReversed()) {
    const found = current.keys.find(({ key }) => key === event.key)
    if (!found) continue
    event.preventDefault()
    found.run()
    return
  }
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && target.type === 'checkbox')
  )
}
