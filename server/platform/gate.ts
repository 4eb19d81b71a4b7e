export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** Lets so many in at a time; the others wait their turn, in the order in which they came. */
export function atMost(many: number): Gate {
  let inside = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (inside >= many) await new Promise<void>((resolve) => waiting.push(resolve))
    else inside += 1
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody who comes now slips in between.
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
