import type { PeopleSection } from '#contract/field.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { StaffActor } from '#server/field/kind.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import { sha256 } from '#server/platform/canonical.ts'
import type { Sql } from '#server/platform/db.ts'
import { colleaguesOf } from '#server/town/colleagues.ts'
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
  async etag(_ctx, sql, actor) {
    const rows = await found(sql, placesOf(actor))
    // The number is that of the shape: phones that keep an earlier one read anew.
    return sha256(`2 ${rows.map(({ postId }) => postId).join()}`)
      .toString('base64url')
      .slice(0, 16)
  },
  async read(ctx, sql, actor): Promise<PeopleSection> {
    const rows = await found(sql, placesOf(actor))
    return rows.map(({ personId, postId, name, phone, role, unitCode, regionCode }) => ({
      personId,
      postId,
      name: ctx.seal.open(name),
      role,
      unitCode,
      regionCode,
      ...(phone ? { phone: ctx.seal.open(phone) } : {}),
    }))
  },
}

/** A police lead stands on a township and asks the people of its grids to come along. */
function placesOf(actor: StaffActor): string[] {
  const led = actor.posts.filter(({ role }) => role === 'GRID_POLICE_LEAD')
  return [...prefixesOf(actor), ...led.map(({ regionCode }) => regionCode)]
}

const found = (sql: Sql, prefixes: readonly string[]) => colleaguesOf(sql, inTheGrid, prefixes)
