import type { HoursSection, SetHours } from '#contract/hours.ts'
import { ownDeeds } from '../outbox/known.ts'
import { enqueue } from '../outbox/queue.ts'
import { useField, useSection } from '../store/state.ts'

export interface MyHours {
  hours: HoursSection
  /** Chosen here and not sent yet. */
  unsent: boolean
}

/** One's hours as last chosen, here or on another device; undefined before the first sync. */
export function useMyHours(): MyHours | undefined {
  const told = useSection<HoursSection>('hours')
  const deeds = useField(({ deeds }) => deeds)
  const receipts = useField(({ receipts }) => receipts)
  if (!told) return undefined
  const own = ownDeeds('hours', deeds, receipts).at(-1)
  if (!own || own.madeAt <= (told.setAt ?? '')) return { hours: told, unsent: false }
  return {
    // Written by setMyHours.
    hours: { ...(own.body as SetHours), special: told.special },
    unsent: deeds.some(({ clientKey }) => clientKey === own.clientKey),
  }
}

/** @throws DOMException QuotaExceededError when the phone is full */
export async function setMyHours(hours: SetHours, title: string): Promise<void> {
  await enqueue({ kind: 'hours', body: { ...hours }, title, chain: 'hours' })
}
