import type { FieldKindRule } from '#server/field/kind.ts'
import { homeVisitKind } from '#server/homes/field.ts'
import { hoursKind } from '#server/hours/field.ts'
import { informKind } from '#server/informs/field.ts'
import { jointKind } from '#server/joint/field.ts'
import { patrolKind } from '#server/patrols/field.ts'

/** Kinds of deeds that modules take from the phones, one line each; reports and commands are apart. */
export const fieldKindRules: readonly FieldKindRule[] = [
  patrolKind,
  homeVisitKind,
  informKind,
  jointKind,
  hoursKind,
]
