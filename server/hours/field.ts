import { type HoursSection, SetHours } from '#contract/hours.ts'
import { longestSwitchDays } from '#contract/hours-words.ts'
import { staffRoles } from '#contract/roles.ts'
import type { Ctx } from '#server/ctx.ts'
import type { FieldKindRule, StaffActor } from '#server/field/kind.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import { sha256 } from '#server/platform/canonical.ts'
import type { Sql, Transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { specialDays } from './standing.ts'
import { hoursOf, setHours } from './store.ts'

const dayMs = 86_400_000

/** One's own hours and the switch, from a phone that may have been away since. */
export const hoursKind: FieldKindRule<typeof SetHours> = {
  kind: 'hours',
  roles: staffRoles,
  body: SetHours,
  async receive(ctx, tx, actor, { madeAt }, body) {
    await changeHours(ctx, tx, actor, body, new Date(madeAt))
    return {}
  },
}

/**
 * All of a person's hours, for every phone and browser of theirs.
 * @param madeAt when they were chosen: of two changes the later one holds, whichever arrives first
 * @throws Problem invalid: the switch reaches too far
 */
export async function changeHours(
  ctx: Ctx,
  tx: Transaction,
  { personId }: StaffActor,
  hours: SetHours,
  madeAt: Date,
): Promise<void> {
  const now = ctx.clock.now()
  const until = Date.parse(hours.override?.until ?? '')
  if (until > now.getTime() + longestSwitchDays * dayMs)
    throw new Problem('invalid', {
      errors: [
        {
          pointer: '/body/override/until',
          detail: `最多 ${longestSwitchDays} 天 (at most ${longestSwitchDays} days)`,
        },
      ],
    })
  await tx.asSystem()
  await setHours(tx, personId, hours, madeAt < now ? madeAt : now)
}

/** One's own hours; nobody else's are given to anyone. */
export const hoursSection: FieldSectionRule = {
  name: 'hours',
  async etag(ctx, sql, actor) {
    return sha256(JSON.stringify(await ownHours(ctx, sql, actor)))
      .toString('base64url')
      .slice(0, 16)
  },
  read: ownHours,
}

/** From the day before, whose night may last until today, to the end of the longest switch. */
export async function ownHours(
  ctx: Ctx,
  sql: Sql,
  { personId }: Pick<StaffActor, 'personId'>,
): Promise<HoursSection> {
  const hours = (await hoursOf(sql, [personId])).get(personId)
  const now = ctx.clock.now().getTime()
  const [first, last] = [now - dayMs, now + longestSwitchDays * dayMs].map((at) =>
    new Date(at).toISOString().slice(0, 10),
  )
  const special = Object.entries(specialDays(ctx.town())).filter(
    ([date]) => date >= (first ?? '') && date <= (last ?? ''),
  )
  return {
    ...(hours ? { setAt: hours.setAt } : {}),
    ...(hours?.week ? { week: [...hours.week] } : {}),
    ...(hours?.override ? { override: hours.override } : {}),
    special: Object.fromEntries(special),
  }
}
