import type { ActorPost } from '#server/cases/actor.ts'
import type { StaffActor } from '#server/http/app.ts'
import { Problem } from '#server/platform/problem.ts'

/** The post through which a person asks. @throws Problem not-permitted when it is another's */
export function postOf(actor: StaffActor, id: string): ActorPost {
  const post = actor.posts.find((candidate) => candidate.id === id)
  if (!post) throw new Problem('not-permitted')
  return post
}
