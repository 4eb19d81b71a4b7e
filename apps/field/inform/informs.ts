import { type HomeRef, homeCodeOf, homeName } from '#contract/home-words.ts'
import type { InformWay } from '#contract/inform-words.ts'
import type { InformDeed, InformsSection } from '#contract/informs.ts'
import { ownDeeds } from '../outbox/known.ts'
import { enqueue } from '../outbox/queue.ts'
import { undoSeconds } from '../outbox/TakeBack.tsx'
import { fieldNow, useField, useSection } from '../store/state.ts'

export type Inform = InformsSection[number]

export interface Told extends Inform {
  /** Codes of homes that know, by this phone or another. */
  homes: ReadonlySet<string>
}

/** What is to be told now, with what this phone has told since the last sync. */
export function useInforms(): Told[] | undefined {
  const section = useSection<InformsSection>('informs')
  const deeds = useField(({ deeds }) => deeds)
  const receipts = useField(({ receipts }) => receipts)
  if (!section) return undefined
  // Written by tellHome.
  const own = ownDeeds('inform', deeds, receipts).map(({ body }) => body as InformDeed)
  return section
    .filter(({ until }) => Date.parse(until) > fieldNow())
    .map((inform) => {
      const homes = new Set(inform.told)
      for (const { informId, home, way } of own) {
        if (informId !== inform.id) continue
        if (way === null) homes.delete(homeCodeOf(home))
        else homes.add(homeCodeOf(home))
      }
      return { ...inform, homes }
    })
}

/** @returns the client key @throws DOMException QuotaExceededError when the phone is full */
export const tellHome = (inform: Inform, home: HomeRef, way: InformWay | null) =>
  enqueue({
    kind: 'inform',
    body: { informId: inform.id, home, way },
    title: `${inform.title} · ${homeName(home)}`,
    // A tap that is taken back by another goes after it.
    chain: `${inform.id} ${homeCodeOf(home)}`,
    holdSeconds: way === null ? 0 : undoSeconds,
  })

/** How many of these doors lie where it is told, and how many of them know. */
export function countTold(told: Told, codes: ReadonlySet<string>): { of: number; n: number } {
  const there = [...codes].filter((code) => code.startsWith(told.regionCode))
  return { of: there.length, n: there.filter((code) => told.homes.has(code)).length }
}
