import { hoursTexts } from '#apps/kit/hours/texts.ts'
import { useWords } from '#apps/kit/i18n.ts'
import { caseTexts } from './texts/case.ts'
import { commonTexts } from './texts/common.ts'
import { gridTexts } from './texts/grid.ts'
import { informTexts } from './texts/inform.ts'
import { jointTexts } from './texts/joint.ts'
import { mapTexts } from './texts/map.ts'
import { patrolTexts } from './texts/patrol.ts'
import { pushTexts } from './texts/push.ts'
import { reportTexts } from './texts/report.ts'
import { todayTexts } from './texts/today.ts'
import { visitTexts } from './texts/visit.ts'

export const texts = {
  ...commonTexts,
  ...todayTexts,
  ...caseTexts,
  ...gridTexts,
  ...reportTexts,
  ...patrolTexts,
  ...jointTexts,
  ...hoursTexts,
  ...pushTexts,
  ...mapTexts,
  ...visitTexts,
  ...informTexts,
} as const
export type TextKey = keyof typeof texts
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

export function useText(): Say {
  return useWords<typeof texts>()
}
