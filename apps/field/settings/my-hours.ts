import { dateOf, instantOfWallClock, type Language } from '#apps/kit/time.ts'
import type { HoursSection, SetHours } from '#contract/hours.ts'
import { isOnDuty, standardHours } from '#contract/hours-words.ts'
import { ownDeeds } from '../outbox/known.ts'
import { enqueue } from '../outbox/queue.ts'
import { fieldNow, useField, useSection } from '../store/state.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

export interface MyHours {
  hours: SetHours
  onDuty: boolean
  /** The switch, as long as it holds. */
  override: SetHours['override']
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
  const isNewer = own && own.madeAt > (told.setAt ?? '')
  // Written by setMyHours.
  const hours = isNewer ? (own.body as SetHours) : told
  const now = fieldNow()
  const { override } = hours
  return {
    hours,
    onDuty: isOnDuty(hours, now, told.special),
    override: override && Date.parse(override.until) > now ? override : undefined,
    unsent: deeds.some(({ clientKey }) => isNewer && clientKey === own.clientKey),
  }
}

/** @throws DOMException QuotaExceededError when the phone is full */
export async function setMyHours({ week, override }: SetHours, title: string): Promise<void> {
  const body = { ...(week ? { week } : {}), ...(override ? { override } : {}) }
  await enqueue({ kind: 'hours', body, title, chain: 'hours' })
}

/** Instants at which the switch may end. */
export const ends = {
  inHours: (n: number) => new Date(fieldNow() + n * hourMs).toISOString(),
  midnight: () => instantOfWallClock(`${inDays(1)}T00:00`),
  morning: (date: string) => instantOfWallClock(`${date}T${standardHours.from}`),
}

/** The town's date so many days from now. */
export const inDays = (n: number): string => dateOf(new Date(fieldNow() + n * dayMs))

/** 周一 09:00–12:00, one after another as the week goes. */
export function spansWords(
  week: NonNullable<SetHours['week']>,
  dayName: (day: number) => string,
  nextDay: string,
  language: Language,
): string {
  const words = week
    .toSorted((a, b) => a.day - b.day || a.from.localeCompare(b.from))
    .map(({ day, from, to }) => `${dayName(day)} ${from}–${to <= from ? nextDay : ''}${to}`)
  return words.join(language === 'zh' ? '，' : ', ')
}
