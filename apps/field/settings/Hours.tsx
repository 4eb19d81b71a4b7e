import { HoursCard } from '#apps/kit/hours/HoursCard.tsx'
import { useNow } from '#apps/kit/now.ts'
import type { SetHours } from '#contract/hours.ts'
import { isFull } from '../store/full.ts'
import { fieldNow } from '../store/state.ts'
import { useText } from '../texts.ts'
import { setMyHours, useMyHours } from './my-hours.ts'

/** Complete without a network: what is chosen holds at once on this phone and goes by itself. */
export function Hours() {
  const t = useText()
  useNow()
  const mine = useMyHours()
  if (!mine) return null

  async function keep(hours: SetHours): Promise<boolean> {
    try {
      await setMyHours(hours, t('hours.title'))
      return true
    } catch (error) {
      // The note above the page says that the phone is full.
      if (!isFull(error)) throw error
      return false
    }
  }
  return <HoursCard hours={mine.hours} unsent={mine.unsent} now={fieldNow()} onKeep={keep} />
}
