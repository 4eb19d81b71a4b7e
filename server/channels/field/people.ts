import type { PeopleSection } from '#contract/field.ts'
import type { StaffRole } from '#contract/roles.ts'
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
    const rows = await found(sql, prefixesOf(actor))
    return sha256(rows.map(({ postId }) => postId).join())
      .toString('base64url')
      .slice(0, 16)
  },
  async read(ctx, sql, actor): Promise<PeopleSection> {
    const rows = await found(sql, prefixesOf(actor))
    return rows.map(({ personId, name, phone, role, regionCode }) => ({
      personId,
      name: ctx.seal.open(name),
      role,
      regionCode,
      ...(phone ? { phone: ctx.seal.open(phone) } : {}),
    }))
  },
}

const found = (sql: Sql, prefixes: readonly string[]) => colleaguesOf(sql, inTheGrid, prefixes)
