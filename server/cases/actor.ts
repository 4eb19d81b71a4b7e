import { type Level, levelOf } from '#contract/levels.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Scope } from '#server/platform/db.ts'

/** One post of a signed-in person; every power comes from a post. */
export interface ActorPost {
  id: string
  role: StaffRole
  unitCode: string
  regionCode: string
}

export type Actor =
  | { kind: 'staff'; personId: string; name: string; posts: readonly ActorPost[] }
  /** Someone who has shown the case code and its query code. */
  | { kind: 'reporter'; caseId: string }
  | { kind: 'system' }

export const systemActor: Actor = { kind: 'system' }

/** Roles that see the whole subtree of their region; the others see their unit's cases alone. */
const subtreeRoles: ReadonlySet<StaffRole> = new Set<StaffRole>([
  'GRID_WORKER',
  'POLICE_GRID_WORKER',
  'GRID_LEADER',
  'HALL_CLERK',
  'HOTLINE_AGENT',
  'DISPATCHER',
  'SUPERVISOR',
  'LEADER',
  'AUDITOR',
])

export function seesSubtree(role: StaffRole): boolean {
  return subtreeRoles.has(role)
}

/** The one place where an actor's reach is decided; row security holds the same line beneath it. */
export function scopeOf(actor: Actor): Scope {
  if (actor.kind === 'system') return { kind: 'system' }
  if (actor.kind === 'reporter') return { kind: 'case', caseId: actor.caseId }
  return {
    kind: 'post',
    regions: actor.posts.filter((post) => seesSubtree(post.role)).map((post) => post.regionCode),
    // Who keeps the town sees no case, whatever unit the post stands at.
    units: actor.posts.filter((post) => post.role !== 'ADMINISTRATOR').map((post) => post.unitCode),
  }
}

export function levelOfPost(post: ActorPost): Level {
  return levelOf(post.regionCode)
}
