import type { GridImportView } from '#contract/api.ts'
import { canonicalJson } from '#contract/canonical.ts'
import type { Datum } from '#contract/common.ts'
import { regionAt } from '#contract/levels.ts'
import type { Fault } from '#contract/problems.ts'
import type { Grid } from '#contract/town.ts'
import type { Ctx } from '#server/ctx.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { parseNotice, yearOfNotice } from './calendar/notice.ts'
import type { NoticeFault } from './calendar/notice-fault.ts'
import { putGridUnits, putItem } from './commands.ts'
import { mayAdminister, type Officer, permit } from './policy.ts'
import { ownFaults } from './rules.ts'
import { faultsOf } from './schemas.ts'
import * as store from './store.ts'

/** One feature of a file as the reader of grids gives it: good, or with every reason why not. */
export type ReadGrid = { row: number; grid: Grid } | RejectedGrid
export interface RejectedGrid {
  /** Position in the file, from 1. */
  row: number
  code?: string
  reasons: string[]
}

/** Reads a GeoJSON FeatureCollection; handed in, for locating knows shapes and the town does not. */
export type ReadGrids = (geojson: unknown, datum: Datum) => readonly ReadGrid[]

/**
 * Takes surveyed or redrawn grids: good rows become new versions in one transaction, the others come
 * back with every reason. A grid that the file does not name stays as it is.
 * @throws Problem not-permitted for someone who administers nothing
 */
export async function importGrids(
  ctx: Ctx,
  officer: Officer,
  input: { read: readonly ReadGrid[]; reason: string },
): Promise<GridImportView> {
  permit(mayImport(officer))
  return ctx.db.transaction(system, async (tx) => {
    await store.lockTown(tx)
    const { good, rejected } = await sort(tx, officer, input.read)
    const codes = good.map((grid) => grid.code)
    const before = await store.currentItems(tx, 'grid', codes)
    const versions = await store.versionsOf(tx, 'grid', codes)
    const moved = good.filter(
      (grid) => canonicalJson(before.get(grid.code)?.data) !== canonicalJson(grid),
    )
    const changed = moved.filter((grid) => before.has(grid.code))
    const counts = {
      added: moved.length - changed.length,
      changed: changed.length,
      unchanged: good.length - moved.length,
    }
    if (moved.length > 0) {
      const by = { at: ctx.clock.now(), personId: officer.personId, reason: input.reason }
      await store.closeItems(
        tx,
        'grid',
        changed.map((grid) => grid.code),
        by.at,
      )
      const items = moved.map((data) => ({
        code: data.code,
        version: (versions.get(data.code) ?? 0) + 1,
        data,
      }))
      await store.openItems(tx, 'grid', items, by)
      await putGridUnits(tx, moved, by)
      await store.raiseRevision(tx)
      const data = { ...counts, rejected: rejected.length, reason: input.reason }
      await writeAudit(tx, { ...by, action: 'grids.imported', data })
    }
    return { ...counts, rejected }
  })
}

function mayImport(officer: Officer) {
  const own = officer.posts.find((post) => post.role === 'ADMINISTRATOR')
  return mayAdminister(officer, own?.regionCode ?? '')
}

async function sort(
  tx: Sql,
  officer: Officer,
  read: readonly ReadGrid[],
): Promise<{ good: Grid[]; rejected: RejectedGrid[] }> {
  const villages = read.flatMap((row) =>
    'grid' in row ? [regionAt(row.grid.code, 'VILLAGE')] : [],
  )
  const missing = new Set(await store.missingCodes(tx, 'region', villages))
  const good = new Map<string, Grid>()
  const rejected: RejectedGrid[] = []
  for (const row of read) {
    if (!('grid' in row)) {
      rejected.push(row)
      continue
    }
    const { code } = row.grid
    const reasons = reasonsAgainst(officer, row.grid, missing)
    if (good.has(code)) reasons.push('文件中编号重复 (the code stands twice in the file)')
    if (reasons.length > 0) rejected.push({ row: row.row, code, reasons })
    else good.set(code, row.grid)
  }
  return { good: [...good.values()], rejected }
}

function reasonsAgainst(officer: Officer, grid: Grid, missing: ReadonlySet<string>): string[] {
  const shape = faultsOf('grid', grid)
  const faults: Fault[] = shape.length > 0 ? shape : ownFaults('grid', grid.code, grid)
  const reasons = faults.map((fault) => `${fault.pointer} ${fault.detail}`)
  const village = regionAt(grid.code, 'VILLAGE')
  if (missing.has(village)) reasons.push(`村社区不存在：${village} (there is no such village)`)
  const permission = mayAdminister(officer, grid.code)
  if (!permission.ok) reasons.push(`${permission.reason.zh} (${permission.reason.en})`)
  return reasons
}

/**
 * Puts a year's holiday notice into force. Errors of the notice stop it; what only asks to be looked
 * at comes back as warnings.
 * @throws Problem invalid with a fault for each line that cannot stand, else as putItem does
 */
export async function importCalendar(
  ctx: Ctx,
  officer: Officer,
  input: { text: string; year: number | undefined; source: string; reason: string },
): Promise<{ item: store.ItemRow; warnings: NoticeFault[] }> {
  permit(mayAdminister(officer, ''))
  const notice = parseNotice(input.text, input.year)
  const data = yearOfNotice(notice, input.source)
  if (!data)
    throw new Problem('invalid', {
      errors: notice.faults.map(({ line, zh, en }) => ({
        pointer: '/text',
        detail: line > 0 ? `第${line}行 ${zh} (line ${line}: ${en})` : `${zh} (${en})`,
      })),
    })
  const code = String(data.year)
  const versions = await ctx.db.run(system, (sql) => store.currentItems(sql, 'calendar', [code]))
  const baseVersion = versions.get(code)?.version ?? 0
  const put = { kind: 'calendar' as const, code, baseVersion, data, reason: input.reason }
  return { item: await putItem(ctx, officer, put), warnings: notice.faults }
}
