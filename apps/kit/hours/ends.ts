import { dateOf, instantOfWallClock } from '#apps/kit/time.ts'
import { standardHours } from '#contract/hours-words.ts'

const hourMs = 3_600_000

/** Instants at which the switch may end. */
export const ends = {
  inHours: (now: number, n: number) => new Date(now + n * hourMs).toISOString(),
  midnight: (now: number) => instantOfWallClock(`${inDays(now, 1)}T00:00`),
  morning: (date: string) => instantOfWallClock(`${date}T${standardHours.from}`),
}

/** The town's date so many days from now. */
export const inDays = (now: number, n: number): string => dateOf(new Date(now + n * 24 * hourMs))
