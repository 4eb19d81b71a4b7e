import { patrolRoles } from '#contract/patrol-words.ts'
import { PatrolCheck } from '#contract/patrols.ts'
import type { FieldKindRule } from '#server/field/kind.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import { takeCheck } from './check.ts'
import { ownPatrols, patrolsMark } from './own-routes.ts'

/** A checkpoint looked at, from a phone. */
export const patrolKind: FieldKindRule<typeof PatrolCheck> = {
  kind: 'patrol',
  roles: patrolRoles,
  body: PatrolCheck,
  receive: (ctx, tx, actor, { madeAt }, check) => takeCheck(ctx, tx, actor, madeAt, check),
}

/** The routes of a phone's grids with what was looked at this week. */
export const patrolsSection: FieldSectionRule = {
  name: 'patrols',
  etag: patrolsMark,
  read: ownPatrols,
}
