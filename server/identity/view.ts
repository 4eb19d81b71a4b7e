import type { SessionView } from '#contract/api.ts'
import type { Ctx } from '#server/ctx.ts'
import { postView } from '#server/town/view.ts'
import type { Session } from './sessions.ts'

export function sessionView(ctx: Ctx, session: Session): SessionView {
  const { personId, name, posts } = session.actor
  const town = ctx.town()
  return {
    person: { id: personId, name },
    posts: posts.map((post) => postView(post, town)),
    csrf: session.csrf,
    demo: ctx.config.demo,
    mustChangePassword: session.mustChangePassword,
  }
}
