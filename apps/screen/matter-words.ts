import { inLanguage } from '#apps/kit/case-words.ts'
import type { Language } from '#apps/kit/time.ts'
import type { ScreenView } from '#contract/screen.ts'

type Matter = Pick<ScreenView['alerts'][number], 'caseCode' | 'category' | 'place'>

/** 新城街道 · 广厦社区 */
export const placeWords = ({ place }: Matter, language: Language): string =>
  place.map((name) => inLanguage(name, language)).join(' · ')

/** What it is about: its category; of a guarded matter, that it is one. */
export function aboutWords(
  matter: Matter,
  language: Language,
  words: { guarded: string; unsorted: string },
): string {
  if (matter.caseCode === undefined) return words.guarded
  return inLanguage(matter.category, language) || words.unsorted
}
