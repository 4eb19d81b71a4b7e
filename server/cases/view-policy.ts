import type { SaveView } from '#contract/workbench.ts'
import type { Actor, ActorPost } from './actor.ts'

/** A saved view as far as the question goes who may read it. */
export type Shared = Pick<SaveView, 'postId' | 'sharing' | 'role'> & {
  ownerId: string
  unitCode: string
}
type Staff = Extract<Actor, { kind: 'staff' }>

/**
 * The post of this person through which the view is read: their own as they saved it, or any of theirs
 * in that unit; of a shared one a post in the unit, in the role it is shared with. undefined: not at all.
 */
export function readingPost(view: Shared, { personId, posts }: Staff): ActorPost | undefined {
  const there = posts.filter(({ unitCode }) => unitCode === view.unitCode)
  if (view.ownerId === personId) return there.find(({ id }) => id === view.postId) ?? there[0]
  if (view.sharing === 'UNIT') return there[0]
  return view.sharing === 'POSTS' ? there.find(({ role }) => role === view.role) : undefined
}
