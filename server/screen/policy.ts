import type { StaffRole } from '#contract/roles.ts'
import { linkRoles, wallRoles } from '#contract/screen-words.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import type { Scope } from '#server/platform/db.ts'

type Posts = readonly Pick<ActorPost, 'role' | 'regionCode'>[]

/** The region of the wall these posts may put up: the widest; undefined where none may. */
export const wallRegion = (posts: Posts): string | undefined => widest(posts, wallRoles)

/** Within which these posts may make links for walls, see and end them. */
export const linkRegion = (posts: Posts): string | undefined => widest(posts, linkRoles)

function widest(posts: Posts, roles: readonly StaffRole[]): string | undefined {
  return posts
    .filter(({ role }) => roles.includes(role))
    .map(({ regionCode }) => regionCode)
    .toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0]
}

/**
 * A wall shows its region's subtree and nothing of units beyond it. So an administrator, who sees no
 * case, may put it up: it tells nothing that visitors of the centre may not read.
 */
export const wallScope = (region: string): Scope => ({ kind: 'post', regions: [region], units: [] })
