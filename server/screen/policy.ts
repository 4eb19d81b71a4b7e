import { wallRoles } from '#contract/screen.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import type { Scope } from '#server/platform/db.ts'

/** The region of the wall these posts may put up: the widest; undefined where none may. */
export function wallRegion(
  posts: readonly Pick<ActorPost, 'role' | 'regionCode'>[],
): string | undefined {
  return posts
    .filter(({ role }) => wallRoles.some((each) => each === role))
    .map(({ regionCode }) => regionCode)
    .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]
}

/**
 * A wall shows its region's subtree and nothing of units beyond it. So an administrator, who sees no
 * case, may put it up: it tells nothing that visitors of the centre may not read.
 */
export const wallScope = (region: string): Scope => ({ kind: 'post', regions: [region], units: [] })
