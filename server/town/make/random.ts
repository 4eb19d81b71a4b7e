/** A small repeatable source of chance (mulberry32): the same seed gives the same town anywhere. */
export type Random = () => number

/** Each call gives a number in [0, 1). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A point in the unit disc by rejection: no sine or cosine, which differ between machines. */
export function inDisc(random: Random): [x: number, y: number] {
  for (;;) {
    const x = random() * 2 - 1
    const y = random() * 2 - 1
    if (x * x + y * y <= 1) return [x, y]
  }
}
