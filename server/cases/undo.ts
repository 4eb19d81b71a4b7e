import type { CommandName } from '#contract/cases.ts'
import type { Bilingual } from '#contract/common.ts'
import { undoMinutes, undoRefusals, waysBack } from '#contract/undo.ts'
import type { ActorPost } from './actor.ts'
import type { TimelineEntry } from './chain.ts'
import type { Earlier } from './earlier.ts'
import type { Situation } from './guards.ts'
import { decide } from './rules.ts'

/** What is asked of the step that would be taken back. */
export type Step = Pick<TimelineEntry, 'at' | 'command' | 'personId' | 'postId' | 'data'>

export type Undo =
  | { ok: false; reason: Bilingual }
  | {
      ok: true
      until: Date
      post: ActorPost
      /** Given to take it back, or recorded when the earlier values are put back. */
      command: CommandName
      before?: Earlier
    }

const no = (reason: Bilingual): Undo => ({ ok: false, reason })

/**
 * May this person take back the latest step? Whoever had the power to take it may do so, in the same
 * post, for a few minutes; that nothing happened since is what makes it the latest.
 */
export function undoOf(step: Step, situation: Omit<Situation, 'post'>): Undo {
  const { actor, now } = situation
  if (actor.kind !== 'staff' || step.personId !== actor.personId) return no(undoRefusals.notMine)
  const post = actor.posts.find(({ id }) => id === step.postId)
  if (!post) return no(undoRefusals.notMine)
  const until = new Date(step.at.getTime() + undoMinutes * 60_000)
  const way = waysBack[step.command]
  if (!way) return no(undoRefusals.stands)
  if (now > until) return no(undoRefusals.late)
  if ('give' in way) {
    const decision = decide(way.give, { ...situation, actor: { ...actor, posts: [post] } }, {})
    return decision.ok ? { ok: true, until, post, command: way.give } : no(decision.reason)
  }
  const before = step.data.before as Earlier | undefined
  if (!before) return no(undoRefusals.stands)
  const command = typeof way.restore === 'function' ? way.restore(before) : way.restore
  return { ok: true, until, post, command, before }
}
