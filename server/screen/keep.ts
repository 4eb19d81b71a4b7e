/**
 * One answer for all who ask the same within a moment, and for all who ask while it is being made:
 * twenty walls of a region cost as much as one. What failed is not kept.
 */
export function createKeep<Answer>(milliseconds: number, now: () => number) {
  const kept = new Map<string, { until: number; answer: Promise<Answer> }>()
  return (key: string, make: () => Promise<Answer>): Promise<Answer> => {
    const at = now()
    for (const [each, { until }] of kept) if (until <= at) kept.delete(each)
    const known = kept.get(key)
    if (known) return known.answer
    const answer = make()
    kept.set(key, { until: at + milliseconds, answer })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
