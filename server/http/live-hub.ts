import type { Readable } from 'node:stream'
import type { LiveEvent } from '#contract/api.ts'

/** A moved case as the live line reads it: where it was and is, never what was said. */
export interface Moved {
  position: number
  caseId: string
  version: number
  event: string
  /** Regions before and after. */
  regions: readonly string[]
  /** Units before and after, and those with a sub-task. */
  units: readonly string[]
}

/** What a line may be told of. */
export type Sees = (moved: Moved) => boolean

export interface Line {
  stream: Readable
  sees: Sees
  /** Where the client is: it may be ahead of this process, having listened to another. */
  position: number
  /** A colleague's, not a visitor's of the portal: may know who else looks at a matter. */
  colleague: boolean
  /** What to say of an event; the portal's visitors learn that something changed, not what. */
  say(moved: Moved): LiveEvent
}

/** A client this far behind is cut off: it reconnects and resumes, the others do not wait for it. */
const mostWaitingBytes = 64 * 1024

export function seesScope(regions: readonly string[], units: readonly string[]): Sees {
  const own = new Set(units)
  return (moved) =>
    moved.regions.some((region) => regions.some((prefix) => region.startsWith(prefix))) ||
    moved.units.some((unit) => own.has(unit))
}

export function frame(moved: Moved, event: LiveEvent): string {
  return `id: ${moved.position}\ndata: ${JSON.stringify(event)}\n\n`
}

/** @returns whether the line still stands. */
export function push(line: Line, text: string): boolean {
  const { stream } = line
  if (stream.destroyed) return false
  if (stream.readableLength > mostWaitingBytes) {
    stream.destroy()
    return false
  }
  stream.push(text)
  return true
}

/** Sends each event to the lines that may know of it and do not yet. */
export function fanOut(lines: Iterable<Line>, events: readonly Moved[]): void {
  const last = events.at(-1)?.position ?? 0
  for (const line of lines) {
    let text = ''
    for (const moved of events)
      if (moved.position > line.position && line.sees(moved)) text += frame(moved, line.say(moved))
    line.position = Math.max(line.position, last)
    if (text) push(line, text)
  }
}

/** Tells colleagues who may see the case that others came or went; without an id, for nothing is resumed. */
export function tellPresence(
  lines: Iterable<Line>,
  at: Pick<Moved, 'caseId' | 'regions' | 'units'>,
) {
  const moved: Moved = { ...at, position: 0, version: 0, event: 'presence' }
  const text = `event: presence\ndata: ${JSON.stringify({ caseId: at.caseId })}\n\n`
  for (const line of lines) if (line.colleague && line.sees(moved)) push(line, text)
}
