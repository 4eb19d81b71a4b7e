import type { PostView, SessionView } from '#contract/api.ts'
import { type ActorPost, levelOfPost } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Town } from '#server/town/town.ts'
import type { Session } from './sessions.ts'

export function postView(town: Town, post: ActorPost): PostView {
  return {
    id: post.id,
    role: post.role,
    unit: { code: post.unitCode, name: town.unitName(post.unitCode) },
    region: { code: post.regionCode, name: town.regionName(post.regionCode) },
    level: levelOfPost(post),
  }
}

export function sessionView(ctx: Ctx, session: Session): SessionView {
  const { personId, name, posts } = session.actor
  const town = ctx.town()
  return {
    person: { id: personId, name },
    posts: posts.map((post) => postView(town, post)),
    csrf: session.csrf,
    demo: ctx.config.demo,
  }
}
