import type { FieldSectionRule } from '#server/field/section.ts'
import { homesSection } from '#server/homes/field.ts'
import { hoursSection } from '#server/hours/field.ts'
import { informsSection } from '#server/informs/field.ts'
import { jointSection } from '#server/joint/read.ts'
import { patrolsSection } from '#server/patrols/field.ts'
import { categoriesSection } from './categories.ts'
import { gridsSection } from './grids.ts'
import { peopleSection } from './people.ts'
import { textsSection } from './texts.ts'

/** What phones keep besides cases, one line each. */
export const fieldSections: readonly FieldSectionRule[] = [
  gridsSection,
  categoriesSection,
  textsSection,
  peopleSection,
  patrolsSection,
  jointSection,
  homesSection,
  informsSection,
  hoursSection,
]
