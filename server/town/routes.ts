import { gzipSync } from 'node:zlib'
import Type from 'typebox'
import { GridMap, ItemVersion, RegionView } from '#contract/api.ts'
import { oneOf, RegionCode } from '#contract/common.ts'
import { itemKindNames } from '#contract/item-kinds.ts'
import { levels } from '#contract/levels.ts'
import { Category, Refusal, Unit, type UnitKind, unitKinds } from '#contract/town.ts'
import type { Ctx } from '#server/ctx.ts'
import type { App } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { adminRoutes } from './admin-routes.ts'
import { findUnits } from './find-units.ts'
import type { ReadGrids } from './imports.ts'
import { peopleRoutes } from './people-routes.ts'
import { itemAtVersion } from './store.ts'
import type { Town } from './town.ts'
import { gridMap, itemView, regionViews } from './view.ts'

const tags = ['town']
const kinds = Object.keys(unitKinds) as [UnitKind, ...UnitKind[]]

/** Reads of the town need no sign-in and show no personal data; the administration is for its roles. */
export function townRoutes(app: App, ctx: Ctx, parts: { readGrids?: ReadGrids } = {}): void {
  const maps = createMaps()

  app.get(
    '/api/town/regions',
    {
      schema: {
        summary: 'Regions directly below; the city without a parent, grids below a village',
        tags,
        querystring: Type.Object({ parent: Type.Optional(RegionCode) }),
        response: { 200: Type.Array(RegionView) },
      },
      config: { who: 'public' },
    },
    async (request) => regionViews(ctx.town(), request.query.parent),
  )

  app.get(
    '/api/town/units',
    {
      schema: {
        summary: 'Units of a subtree, by name, short name, initials, level or code',
        tags,
        querystring: Type.Object({
          q: Type.Optional(Type.String({ maxLength: 40 })),
          region: Type.Optional(RegionCode),
          kind: Type.Optional(oneOf(kinds)),
          level: Type.Optional(oneOf(levels)),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: { 200: Type.Array(Unit) },
      },
      config: { who: 'public' },
    },
    async (request) => {
      const { limit = 20, ...question } = request.query
      return findUnits(ctx.town(), question).slice(0, limit)
    },
  )

  app.get(
    '/api/town/refusals',
    {
      schema: {
        summary: 'Standard reasons and the routes told with them',
        tags,
        response: { 200: Type.Array(Refusal) },
      },
      config: { who: 'public' },
    },
    () => [...ctx.town().refusals],
  )

  app.get(
    '/api/town/categories',
    {
      schema: {
        summary: 'The category tree: 11 classes of two digits, their leaves of four',
        tags,
        response: { 200: Type.Array(Category) },
      },
      config: { who: 'public' },
    },
    async () => [...ctx.town().categories],
  )

  app.get(
    '/api/town/grids',
    {
      schema: {
        summary: 'Grids of a county, township or village as GeoJSON (WGS-84)',
        tags,
        querystring: Type.Object({ region: Type.String({ pattern: '^\\d{6}(\\d{3}){0,3}$' }) }),
        // Sent as the bytes kept for this revision, not serialized again.
        response: { 200: Type.Unsafe<Buffer>(GridMap), 304: Type.Null() },
      },
      config: { who: 'public' },
    },
    async (request, reply) => {
      const town = ctx.town()
      const map = maps(town, request.query.region)
      reply
        .header('etag', map.etag)
        .header('cache-control', 'no-cache')
        .header('vary', 'accept-encoding')
      if (request.headers['if-none-match'] === map.etag) return reply.code(304).send(null)
      reply.type('application/json; charset=utf-8')
      if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
        return reply.send(map.plain)
      return reply.header('content-encoding', 'gzip').send(map.zipped)
    },
  )

  app.get(
    '/api/town/items/:kind/:code/versions/:version',
    {
      schema: {
        summary: 'A rule as it stood: the version a past case was decided under',
        tags,
        params: Type.Object({
          kind: oneOf(itemKindNames),
          code: Type.String({ maxLength: 40 }),
          version: Type.Integer({ minimum: 1 }),
        }),
        response: { 200: ItemVersion },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const { kind, code, version } = request.params
      const row = await ctx.db.run(system, (sql) => itemAtVersion(sql, kind, code, version))
      if (!row) throw new Problem('not-found')
      return itemView(row, new Map())
    },
  )

  adminRoutes(app, ctx, parts)
  peopleRoutes(app, ctx)
}

interface CachedMap {
  etag: string
  plain: Buffer
  zipped: Buffer
}

/** Maps by region, made once per revision of the town: a county's is some 600 KB of JSON. */
function createMaps(): (town: Town, region: string) => CachedMap {
  let revision = -1
  const made = new Map<string, CachedMap>()
  return (town, region) => {
    if (town.revision !== revision) made.clear()
    revision = town.revision
    const known = made.get(region)
    if (known) return known
    const view = gridMap(town, region)
    if (view.features.length === 0) throw new Problem('not-found')
    const plain = Buffer.from(JSON.stringify(view))
    const map = { etag: `"${revision}-${region}"`, plain, zipped: gzipSync(plain) }
    made.set(region, map)
    return map
  }
}
