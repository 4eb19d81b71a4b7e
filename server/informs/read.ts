import { informReaderRoles } from '#contract/inform-words.ts'
import type { InformDetail, InformShown, InformSum, InformView } from '#contract/informs.ts'
import { isWithin, levelBelow, levelOf, regionAt } from '#contract/levels.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/field/kind.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { namedPlace, placesAbove, placesBelow, shownPlace } from '#server/town/places.ts'
import type { Town } from '#server/town/town.ts'
import { informingPost } from './commands.ts'
import * as store from './store.ts'

/** What was ended longer ago is history (OWN). */
const shownDays = 90

/** What is told, and was lately, in the widest place of the person's posts. @throws Problem */
export async function listInforms(ctx: Ctx, actor: StaffActor): Promise<InformView[]> {
  const { widest } = shownPlace(actor.posts, informReaderRoles, undefined)
  const since = new Date(ctx.clock.now().getTime() - shownDays * 86_400_000)
  return ctx.db.run(scopeOf(actor), async (sql) => {
    const rows = await store.informsSince(sql, since)
    const views: InformView[] = []
    for (const row of rows) views.push(await informView(ctx, sql, actor, row, widest))
    return views
  })
}

/** How far it got, place by place. @throws Problem not-found, not-permitted */
export async function informDetail(
  ctx: Ctx,
  actor: StaffActor,
  id: string,
  asked: string | undefined,
): Promise<InformDetail> {
  const town = ctx.town()
  return ctx.db.run(scopeOf(actor), async (sql) => {
    const row = await store.informOf(sql, id)
    if (!row) throw new Problem('not-found')
    const { widest: own } = shownPlace(actor.posts, informReaderRoles, asked)
    const widest = narrower(own, row.region_code)
    const region = asked && isWithin(asked, widest) ? asked : widest
    const rows = placesBelow(town, region)
    const counts = await counted(sql, id, region)
    return {
      inform: await informView(ctx, sql, actor, row, own),
      region: namedPlace(town, region),
      above: placesAbove(town, region, widest),
      rows: rows.map((place) => ({ ...place, ...(counts.get(place.code) ?? nothing) })),
    }
  })
}

/** What hangs on the sign of a grid today; public words, no name. */
export function informsOfGrid(ctx: Ctx, grid: string): Promise<InformShown[]> {
  return ctx.db.run(system, async (sql) => {
    const rows = await store.informsInForce(sql, [grid], ctx.clock.now())
    return rows.map(({ id, kind, title, words, urgent, made_at, unit_code }) => ({
      id,
      kind,
      title,
      words,
      urgent,
      madeAt: made_at.toISOString(),
      madeBy: ctx.town().unitName(unit_code),
    }))
  })
}

/** One more has read it; who is not asked. @throws Problem not-found */
export async function readInform(ctx: Ctx, id: string, grid: string): Promise<void> {
  await ctx.db.transaction(system, async (tx) => {
    const rows = await store.informsInForce(tx, [grid], ctx.clock.now())
    if (!ctx.town().grid(grid) || !rows.some((row) => row.id === id)) throw new Problem('not-found')
    await store.addRead(tx, id, grid)
  })
}

const nothing: InformSum = { homes: 0, told: 0, slips: 0, reads: 0 }

/** Of two places of which one lies in the other, the smaller. */
const narrower = (a: string, b: string) => (a.length > b.length ? a : b)

async function counted(sql: Sql, informId: string, region: string) {
  const below = levelBelow(levelOf(region))
  const length = below ? lengthOf(below) : region.length
  const counts = await store.countInformed(sql, { informId, region, length })
  return new Map(counts.map(({ place, ...sum }) => [place, sum]))
}

const lengthOf = (level: Parameters<typeof regionAt>[1]) => regionAt('0'.repeat(15), level).length

async function informView(
  ctx: Ctx,
  sql: Sql,
  actor: StaffActor,
  row: store.InformRow,
  own: string,
): Promise<InformView> {
  const counts = await counted(sql, row.id, narrower(own, row.region_code))
  return {
    ...plain(row),
    region: ctx.town().regionName(row.region_code),
    madeBy: unitOf(ctx.town(), row),
    ...(row.withdrawn_at ? { withdrawnAt: row.withdrawn_at.toISOString() } : {}),
    mayWithdraw:
      !row.withdrawn_at &&
      row.until > ctx.clock.now() &&
      informingPost(actor.posts, row.region_code) !== undefined,
    sum: [...counts.values()].reduce(
      (a, b) => ({
        homes: a.homes + b.homes,
        told: a.told + b.told,
        slips: a.slips + b.slips,
        reads: a.reads + b.reads,
      }),
      nothing,
    ),
  }
}

const unitOf = (town: Town, { unit_code }: store.InformRow) => town.unitName(unit_code)

const plain = (row: store.InformRow) => ({
  id: row.id,
  regionCode: row.region_code,
  kind: row.kind,
  title: row.title,
  words: row.words,
  urgent: row.urgent,
  madeAt: row.made_at.toISOString(),
  until: row.until.toISOString(),
})
