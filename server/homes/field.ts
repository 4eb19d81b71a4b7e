import { visitRoles } from '#contract/home-words.ts'
import { HomeDeed, type HomesSection } from '#contract/homes.ts'
import type { Ctx } from '#server/ctx.ts'
import type { FieldKindRule } from '#server/field/kind.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import type { Sql } from '#server/platform/db.ts'
import type { Town } from '#server/town/town.ts'
import { visitedPlaces } from './policy.ts'
import * as store from './store.ts'
import { takeHomeDeed } from './take.ts'

/** What a phone noted at a door. */
export const homeVisitKind: FieldKindRule<typeof HomeDeed> = {
  kind: 'homeVisit',
  roles: visitRoles,
  body: HomeDeed,
  receive: (ctx, tx, actor, { madeAt }, deed) => takeHomeDeed(ctx, tx, actor, madeAt, deed),
}

/** So many grids' doors a phone keeps; who answers for more knocks at none of them (OWN). */
const mostGrids = 40

/** Grids at whose doors the person knocks. */
export function visitedGrids(town: Town, actor: Parameters<typeof visitedPlaces>[0]): string[] {
  const places = visitedPlaces(actor).filter((code) => code.length >= 12)
  return town.grids
    .map(({ code }) => code)
    .filter((code) => places.some((place) => code.startsWith(place)))
    .slice(0, mostGrids)
}

/** As far back as the longest of the forms counts a home as reached. */
function since(ctx: Ctx): Date {
  const days = Math.max(7, ...ctx.town().visitForms.map(({ data }) => data.everyDays))
  // By the day, so that the mark of the section does not change with every instant.
  const today = Math.floor(ctx.clock.now().getTime() / 86_400_000)
  return new Date((today - days) * 86_400_000)
}

/** Doors of a phone's grids with what came of knocking; the answers never come back to a phone. */
export const homesSection: FieldSectionRule = {
  name: 'homes',
  async etag(ctx, sql, actor) {
    const grids = visitedGrids(ctx.town(), actor.posts)
    const forms = ctx.town().visitForms.map(({ version, data }) => `${data.code}@${version}`)
    const mark = grids.length === 0 ? '' : await store.homesMark(sql, grids, since(ctx))
    return ctx.seal.key(`${grids.join()} ${forms.join()} ${mark}`).toString('base64url')
  },
  async read(ctx, sql, actor): Promise<HomesSection> {
    const grids = visitedGrids(ctx.town(), actor.posts)
    const forms = ctx.town().visitForms.map(({ version, data }) => ({ version, ...data }))
    if (grids.length === 0) return { forms, homes: [], visits: [] }
    return { forms, ...(await doors(sql, grids, since(ctx))) }
  },
}

async function doors(sql: Sql, grids: readonly string[], from: Date) {
  const homes = await store.homesOf(sql, grids)
  const visits = await store.lastVisits(sql, grids, from)
  return {
    homes,
    visits: visits.map(({ home_code, form_code, at, outcome }) => ({
      home: home_code,
      form: form_code,
      at: at.toISOString(),
      outcome,
    })),
  }
}
