/** Time comes from here alone, so that tests can travel and imports can replay the past. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export function fixedClock(
  start: Date,
): Clock & { advance(milliseconds: number): void; set(at: Date): void } {
  let current = start.getTime()
  return {
    now: () => new Date(current),
    advance: (milliseconds) => {
      current += milliseconds
    },
    set: (at) => {
      current = at.getTime()
    },
  }
}
