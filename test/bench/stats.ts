/** One measured figure, with the baseline of the same run beside it. */
export interface Figure {
  value: number
  unit: string
  baseline: number
  ratio: number
  p50: number | null
  p99: number | null
  n: number
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  )
}

export interface Spread {
  p50: number
  p99: number
  n: number
}

export function spread(milliseconds: readonly number[]): Spread {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  return {
    p50: round(percentile(sorted, 0.5)),
    p99: round(percentile(sorted, 0.99)),
    n: sorted.length,
  }
}

export function round(value: number, digits = 3): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}

/** Runs `one` from `lanes` lanes for so many milliseconds; durations of each, and how many a second. */
export async function load(
  lanes: number,
  milliseconds: number,
  one: (lane: number) => Promise<void>,
): Promise<{ perSecond: number; durations: number[] }> {
  const durations: number[] = []
  const from = performance.now()
  const until = from + milliseconds
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() < until) {
        const start = performance.now()
        await one(lane)
        durations.push(performance.now() - start)
      }
    }),
  )
  return { perSecond: durations.length / ((performance.now() - from) / 1000), durations }
}
