import { gunzipSync } from 'node:zlib'
import Type from 'typebox'
import { GridDuty, MapSetup, TileParams, UnitsMap } from '#contract/map.ts'
import type { Ctx } from '#server/ctx.ts'
import type { App } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'
import { staffedGrids, workersOfGrid } from '#server/town/duty.ts'
import { createTiles } from '#server/town/tiles/keep.ts'
import { unitsMap } from '#server/town/units-map.ts'

const tags = ['map']

/** What a map is made of: boundaries as vector tiles, what has a place, who is posted to a grid. */
export function mapRoutes(app: App, ctx: Ctx): void {
  const tiles = createTiles()

  app.get(
    '/api/town/map',
    {
      schema: {
        summary: 'Where the tiles are, and the background map',
        tags,
        response: { 200: MapSetup },
      },
      config: { who: 'staff', screen: true },
    },
    async (): Promise<MapSetup> => {
      const town = ctx.town()
      const { baseMap } = ctx.config
      return {
        tiles: `/api/town/tiles/${town.revision}/{z}/{x}/{y}.mvt`,
        bounds: tiles.bounds(town),
        synthetic: town.grids.some((grid) => grid.synthetic),
        base: baseMap?.layers ?? [],
        ...(baseMap ? { attribution: baseMap.attribution } : {}),
      }
    },
  )

  app.get(
    '/api/town/tiles/:revision/:z/:x/:y.mvt',
    {
      schema: {
        summary: 'Boundaries and names as a Mapbox vector tile, WGS-84 in Web Mercator',
        tags,
        params: TileParams,
        produces: ['application/vnd.mapbox-vector-tile'],
      },
      config: { who: 'public' },
    },
    async (request, reply) => {
      const { revision, z, x, y } = request.params
      if (Math.max(x, y) >= 2 ** z) throw new Problem('not-found')
      const town = ctx.town()
      const etag = `"${town.revision}-${z}-${x}-${y}"`
      // Of another revision (a page opened before an edit) it gets the town as it is, to be asked again.
      const lasting = revision === town.revision
      reply
        .header('etag', etag)
        .header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
        .header('vary', 'accept-encoding')
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      reply.type('application/vnd.mapbox-vector-tile')
      const zipped = tiles.tile(town, [z, x, y])
      if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
        return reply.send(gunzipSync(zipped))
      return reply.header('content-encoding', 'gzip').send(zipped)
    },
  )

  app.get(
    '/api/town/units-map',
    {
      schema: {
        summary: 'Halls and units that have a place, and the grids without a worker',
        tags,
        response: { 200: UnitsMap },
      },
      config: { who: 'staff' },
    },
    async () => unitsMap(ctx.town(), await ctx.db.run(system, staffedGrids)),
  )

  app.get(
    '/api/town/grids/:code/duty',
    {
      schema: {
        summary: '在岗 Who is posted to a grid; a fact of posts, never a position of a person',
        tags,
        params: Type.Object({ code: Type.String({ pattern: '^\\d{15}$' }) }),
        response: { 200: GridDuty },
      },
      config: { who: 'staff' },
    },
    async (request): Promise<GridDuty> => {
      const town = ctx.town()
      const grid = town.grid(request.params.code)
      if (!grid) throw new Problem('not-found')
      const workers = await ctx.db.run(system, (sql) => workersOfGrid(sql, ctx.seal, grid.code))
      return {
        code: grid.code,
        name: grid.name,
        above: [9, 12].map((length) => town.regionName(grid.code.slice(0, length))),
        workers: workers.map(({ since, ...worker }) => ({
          ...worker,
          since: formatDate(dayOf(since.getTime())),
        })),
      }
    },
  )
}
