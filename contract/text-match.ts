import type { Bilingual } from './common.ts'
import type { outcomes } from './payloads.ts'
import type { CaseState } from './states.ts'
import type { StandardText } from './texts.ts'

export const outcomeNames: Record<(typeof outcomes)[number], Bilingual> = {
  SOLVED: { zh: '已解决', en: 'solved' },
  PARTLY: { zh: '部分解决', en: 'partly solved' },
  EXPLAINED: { zh: '已解释说明', en: 'explained' },
}

/**
 * The texts for a use, best first: written for the leaf, then for its class, then for any category;
 * of these, those for the very state before those for every state; then by code, so that the order
 * stays the same from day to day.
 */
export function matching<T extends { data: StandardText }>(
  texts: readonly T[],
  asked: { use: string; state: CaseState; categoryCode: string | null },
): T[] {
  const category = asked.categoryCode ?? ''
  return texts
    .filter(
      ({ data }) =>
        data.active &&
        data.use === asked.use &&
        category.startsWith(data.categoryPrefix) &&
        (!data.states?.length || data.states.includes(asked.state)),
    )
    .toSorted(
      ({ data: a }, { data: b }) =>
        b.categoryPrefix.length - a.categoryPrefix.length ||
        Number(Boolean(b.states?.length)) - Number(Boolean(a.states?.length)) ||
        (a.code < b.code ? -1 : 1),
    )
}
