import type { PeopleSection } from '#contract/field.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/field/kind.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import { isReached } from '#server/hours/standing.ts'
import { hoursOf } from '#server/hours/store.ts'
import { sha256 } from '#server/platform/canonical.ts'
import type { Sql } from '#server/platform/db.ts'
import { type ColleagueRow, colleaguesOf } from '#server/town/colleagues.ts'
import { prefixesOf } from './grids.ts'

/** Who works on a grid beside the person, and is reached on the way. */
const inTheGrid: readonly StaffRole[] = [
  'GRID_WORKER',
  'POLICE_GRID_WORKER',
  'GRID_POLICE_LEAD',
  'GRID_JUDGE',
  'GRID_LEADER',
]

export const peopleSection: FieldSectionRule = {
  name: 'people',
  async etag(ctx, sql, actor) {
    const rows = await found(ctx, sql, actor)
    // The number is that of the shape: phones that keep an earlier one read anew.
    return sha256(`3 ${rows.map(({ postId, onDuty }) => `${postId} ${onDuty}`).join()}`)
      .toString('base64url')
      .slice(0, 16)
  },
  async read(ctx, sql, actor): Promise<PeopleSection> {
    const rows = await found(ctx, sql, actor)
    return rows.map(({ personId, postId, name, phone, role, unitCode, regionCode, onDuty }) => ({
      personId,
      postId,
      name: ctx.seal.open(name),
      role,
      unitCode,
      regionCode,
      onDuty,
      ...(phone ? { phone: ctx.seal.open(phone) } : {}),
    }))
  },
}

/** A police lead stands on a township and asks the people of its grids to come along. */
function placesOf(actor: StaffActor): string[] {
  const led = actor.posts.filter(({ role }) => role === 'GRID_POLICE_LEAD')
  return [...prefixesOf(actor), ...led.map(({ regionCode }) => regionCode)]
}

/** Of their hours nothing but whether they are on duty now goes any further. */
async function found(
  ctx: Ctx,
  sql: Sql,
  actor: StaffActor,
): Promise<(ColleagueRow & { onDuty: boolean })[]> {
  const rows = await colleaguesOf(sql, inTheGrid, placesOf(actor))
  const hours = await hoursOf(
    sql,
    rows.map(({ personId }) => personId),
  )
  const now = ctx.clock.now()
  return rows.map((row) => ({
    ...row,
    onDuty: isReached(ctx.town(), hours.get(row.personId), now),
  }))
}
