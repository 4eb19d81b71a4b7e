import Type from 'typebox'
import {
  AuditPage,
  CalendarImportView,
  GridImportView,
  ImportCalendar,
  ImportGrids,
  ItemPage,
  ItemVersion,
  PutItem,
} from '#contract/api.ts'
import { oneOf } from '#contract/common.ts'
import { itemKindNames } from '#contract/item-kinds.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { endItem, putItem } from './commands.ts'
import { type TownCounts, townCounts } from './counts.ts'
import { importCalendar, importGrids, type ReadGrids } from './imports.ts'
import { namesById, readAuditLog } from './people.ts'
import { mayReadAudit, permit } from './policy.ts'
import { type ItemRow, itemVersions, listItems } from './store.ts'
import { auditView, itemView } from './view.ts'

const tags = ['administration']
const readers = ['ADMINISTRATOR', 'AUDITOR'] as const
const editors = ['ADMINISTRATOR'] as const
const Kind = Type.Object({ kind: oneOf(itemKindNames) })
const KindAndCode = Type.Object({
  kind: oneOf(itemKindNames),
  code: Type.String({ maxLength: 40 }),
})
/** Surveyed borders of a whole prefecture are some tens of megabytes. */
const importBytes = 64 * 1024 * 1024

/** Reference data: versions, edits, imports, and the audit log. */
export function adminRoutes(app: App, ctx: Ctx, parts: { readGrids?: ReadGrids }): void {
  const viewsOf = async (sql: Sql, rows: readonly ItemRow[]) => {
    const names = await namesById(
      sql,
      ctx.seal,
      rows.map((row) => row.changed_by),
    )
    return rows.map((row) => itemView(row, names))
  }
  const viewOf = (row: ItemRow) =>
    ctx.db.run(system, async (sql) => {
      const [view] = await viewsOf(sql, [row])
      if (!view) throw new Problem('not-found')
      return view
    })

  app.get(
    '/api/admin/counts',
    {
      schema: { summary: 'What the town holds, by kind', tags, response: { 200: Counts } },
      config: { who: readers },
    },
    () => ctx.db.run(system, townCounts),
  )

  app.get(
    '/api/admin/items/:kind',
    {
      schema: {
        summary: 'Documents of a kind in force, by code',
        tags,
        params: Kind,
        querystring: Type.Object({
          after: Type.Optional(Type.String({ maxLength: 40 })),
          q: Type.Optional(Type.String({ maxLength: 40 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: { 200: ItemPage },
      },
      config: { who: readers },
    },
    (request) => {
      const { after = '', q = '', limit = 50 } = request.query
      return ctx.db.run(system, async (sql) => {
        const page = { after, q: q.trim(), limit: limit + 1 }
        const rows = await listItems(sql, request.params.kind, page)
        const items = await viewsOf(sql, rows.slice(0, limit))
        const last = items.at(-1)
        return { items, ...(rows.length > limit && last ? { next: last.code } : {}) }
      })
    },
  )

  app.get(
    '/api/admin/items/:kind/:code/versions',
    {
      schema: {
        summary: 'Every version of a document, newest first; also of one that has ended',
        tags,
        params: KindAndCode,
        response: { 200: Type.Array(ItemVersion) },
      },
      config: { who: readers },
    },
    (request) => {
      const { kind, code } = request.params
      return ctx.db.run(system, async (sql) => {
        const rows = await itemVersions(sql, kind, code)
        if (rows.length === 0) throw new Problem('not-found')
        return viewsOf(sql, rows)
      })
    },
  )

  app.put(
    '/api/admin/items/:kind/:code',
    {
      schema: {
        summary: 'A new version of a document; base version 0 makes one, data null ends it',
        tags,
        params: KindAndCode,
        body: PutItem,
        response: { 200: ItemVersion },
      },
      config: { who: editors },
    },
    async (request) => {
      const officer = staffOf(request)
      const { data, ...rest } = { ...request.params, ...request.body }
      return viewOf(
        data === null
          ? await endItem(ctx, officer, rest)
          : await putItem(ctx, officer, { ...rest, data }),
      )
    },
  )

  if (parts.readGrids) gridImports(app, ctx, parts.readGrids)

  app.post(
    '/api/admin/calendar-imports',
    {
      schema: {
        summary: "A year's working calendar from the holiday notice",
        tags,
        body: ImportCalendar,
        response: { 200: CalendarImportView },
      },
      config: { who: editors },
    },
    async (request) => {
      const { text, year, source, reason } = request.body
      const put = { text, year, source, reason }
      const { item, warnings } = await importCalendar(ctx, staffOf(request), put)
      return {
        item: await viewOf(item),
        warnings: warnings.map(({ line, zh, en }) => ({ line, text: { zh, en } })),
      }
    },
  )

  app.get(
    '/api/admin/audit',
    {
      schema: {
        summary: 'Sign-ins, administration and exports, newest first',
        tags,
        querystring: Type.Object({
          after: Type.Optional(Type.String({ pattern: '^[^_]{20,32}_[0-9a-f-]{36}$' })),
          action: Type.Optional(Type.String({ maxLength: 40 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: { 200: AuditPage },
      },
      config: { who: readers },
    },
    (request) => {
      permit(mayReadAudit(staffOf(request)))
      const { after, action = '', limit = 50 } = request.query
      const [at, id] = after?.split('_') ?? []
      const before = at !== undefined && id !== undefined ? { at, id } : undefined
      return ctx.db.run(system, async (sql) => {
        const rows = await readAuditLog(sql, { before, action, limit: limit + 1 })
        const shown = rows.slice(0, limit)
        const names = await namesById(
          sql,
          ctx.seal,
          shown.map((row) => row.person_id),
        )
        const items = shown.map((row) => auditView(row, names))
        const last = items.at(-1)
        return { items, ...(rows.length > limit && last ? { next: `${last.at}_${last.id}` } : {}) }
      })
    },
  )
}

function gridImports(app: App, ctx: Ctx, readGrids: ReadGrids): void {
  app.post(
    '/api/admin/grid-imports',
    {
      bodyLimit: importBytes,
      schema: {
        summary: 'Grids from GeoJSON: good rows are kept, the others come back with every reason',
        tags,
        body: ImportGrids,
        response: { 200: GridImportView },
      },
      config: { who: editors },
    },
    async (request) => {
      const { geojson, datum = 'WGS84', reason } = request.body
      const read = readGrids(geojson, datum)
      return importGrids(ctx, staffOf(request), { read, reason })
    },
  )
}

const count = Type.Integer()
const Counts = Type.Object({
  counties: count,
  townships: count,
  villages: count,
  grids: count,
  gridWorkers: count,
  gridsWithoutWorker: count,
  gridsWithoutPolice: count,
  centres: count,
  halls: count,
  departments: count,
  departmentUnits: count,
  categories: count,
} satisfies Record<keyof TownCounts, typeof count>)
