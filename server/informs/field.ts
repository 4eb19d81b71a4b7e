import { homeCodeOf, visitRoles } from '#contract/home-words.ts'
import { InformDeed, type InformsSection } from '#contract/informs.ts'
import { isWithin } from '#contract/levels.ts'
import type { Ctx } from '#server/ctx.ts'
import type { FieldKindRule, StaffActor } from '#server/field/kind.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import { visitedGrids } from '#server/homes/field.ts'
import { visitingPost } from '#server/homes/policy.ts'
import { addHomes } from '#server/homes/store.ts'
import type { Sql } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import * as store from './store.ts'

/** A home was told, from a phone. One told after the end, or after a withdrawal, was told all the same. */
export const informKind: FieldKindRule<typeof InformDeed> = {
  kind: 'inform',
  roles: visitRoles,
  body: InformDeed,
  async receive(ctx, tx, actor, { madeAt }, { informId, home, way }) {
    visitingPost(actor.posts, home.gridCode)
    const inform = await store.informOf(tx, informId)
    if (!inform || !isWithin(home.gridCode, inform.region_code)) throw new Problem('not-found')
    const now = ctx.clock.now()
    const at = new Date(Math.min(Date.parse(madeAt), now.getTime()))
    const homeCode = homeCodeOf(home)
    await addHomes(tx, home.gridCode, [homeCode], now)
    await store.tellHome(tx, { informId, gridCode: home.gridCode, homeCode, way, at })
    return { at: at.toISOString() }
  },
}

async function mine(ctx: Ctx, sql: Sql, actor: StaffActor) {
  const grids = visitedGrids(ctx.town(), actor.posts)
  const rows = grids.length === 0 ? [] : await store.informsInForce(sql, grids, ctx.clock.now())
  return { grids, rows }
}

/** What is to be told in a phone's grids, and which homes know. */
export const informsSection: FieldSectionRule = {
  name: 'informs',
  async etag(ctx, sql, actor) {
    const { grids, rows } = await mine(ctx, sql, actor)
    if (rows.length === 0) return '0'
    const ids = rows.map(({ id }) => id)
    const mark = await store.informsMark(sql, ids, grids)
    return ctx.seal.key(`${grids.join()} ${ids.join()} ${mark}`).toString('base64url')
  },
  async read(ctx, sql, actor): Promise<InformsSection> {
    const { grids, rows } = await mine(ctx, sql, actor)
    const section: InformsSection = []
    for (const row of rows)
      section.push({
        id: row.id,
        regionCode: row.region_code,
        kind: row.kind,
        title: row.title,
        words: row.words,
        urgent: row.urgent,
        madeAt: row.made_at.toISOString(),
        until: row.until.toISOString(),
        told: await store.toldHomes(sql, row.id, grids),
      })
    return section
  },
}
