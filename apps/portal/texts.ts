import { useWords } from '#apps/kit/i18n.ts'
import { appointmentTexts } from './texts/appointment.ts'
import { commonTexts } from './texts/common.ts'
import { gridTexts } from './texts/grid.ts'
import { progressTexts } from './texts/progress.ts'
import { reportTexts } from './texts/report.ts'
import { visitsTexts } from './texts/visits.ts'

export const texts = {
  ...commonTexts,
  ...reportTexts,
  ...progressTexts,
  ...appointmentTexts,
  ...gridTexts,
  ...visitsTexts,
} as const
export type TextKey = keyof typeof texts
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

export function useText(): Say {
  return useWords<typeof texts>()
}
