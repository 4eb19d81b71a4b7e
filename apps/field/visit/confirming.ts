import type { Confirmation } from '#contract/home-words.ts'
import type { VisitHome } from '#contract/homes.ts'

export interface Confirming {
  kind: Confirmation
  strokes: string
  code: string
}

/** What is sent; undefined while it confirms nothing. */
export function confirmationOf({ kind, strokes, code }: Confirming): VisitHome['confirmation'] {
  if (kind === 'SPOKEN') return { kind }
  if (kind === 'SIGNATURE') return strokes === '' ? undefined : { kind, strokes }
  return /^\d{4,8}$/.test(code) ? { kind, code } : undefined
}

/** Strokes are at most so long; a longer one is drawn no further. */
export const mostStrokes = 12_000

/** A point of a finger, in the units of the frame (0 to 600 by 0 to 200), added to what was drawn. */
export function drawn(strokes: string, x: number, y: number, begins: boolean): string {
  const at = `${within(x, 600)} ${within(y, 200)}`
  const next = `${strokes}${begins ? 'M' : 'L'}${at}`
  return next.length > mostStrokes || strokes.endsWith(`L${at}`) ? strokes : next
}

const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))
