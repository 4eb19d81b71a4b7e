import type { ActorPost } from '#server/cases/actor.ts'
import type { Asking } from '#server/cases/lists.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/http/app.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'

/** Who asks for a list now, through that post. */
export function askingOf(ctx: Pick<Ctx, 'clock'>, actor: StaffActor, post: ActorPost): Asking {
  const now = ctx.clock.now()
  return { personId: actor.personId, post, now, today: formatDate(dayOf(now.getTime())) }
}
