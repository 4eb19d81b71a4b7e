import type { ItemKind } from '#contract/item-kinds.ts'
import type { Fault } from '#contract/problems.ts'
import type { Grid } from '#contract/town.ts'
import type { Ctx } from '#server/ctx.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { dependentsOf } from './dependents.ts'
import { gridUnit } from './grid-unit.ts'
import { mayAdminister, type Officer, permit } from './policy.ts'
import { ownFaults, type Reference, referencesOf, regionOf } from './rules.ts'
import { faultsOf, type ItemData } from './schemas.ts'
import * as store from './store.ts'

export interface PutItemInput {
  kind: ItemKind
  code: string
  /** The version that was edited; 0 for a new document. */
  baseVersion: number
  data: unknown
  reason: string
}

/**
 * Opens a new version of a document and closes the one before, which stays readable for the cases
 * decided under it. Every process sees it within 2 s.
 * @throws Problem invalid with every fault, not-permitted, or stale-version with the current version
 */
export async function putItem(
  ctx: Ctx,
  officer: Officer,
  input: PutItemInput,
): Promise<store.ItemRow> {
  const { kind, code, reason } = input
  const data = checked(kind, code, input.data)
  permit(mayAdminister(officer, regionOf(kind, data)))
  return ctx.db.transaction(system, async (tx) => {
    await store.lockTown(tx)
    await baseOf(tx, officer, input)
    const faults = await brokenReferences(tx, referencesOf(kind, data))
    if (kind === 'calendar') faults.push(...(await calendarFaults(tx, Number(code))))
    if (faults.length > 0) throw new Problem('invalid', { errors: faults })
    const version = (await store.lastVersion(tx, kind, code)) + 1
    const by = { at: ctx.clock.now(), personId: officer.personId, reason }
    await store.closeItems(tx, kind, [code], by.at)
    await store.openItems(tx, kind, [{ code, version, data }], by)
    if (kind === 'grid') await putGridUnits(tx, [data as Grid], by)
    await store.raiseRevision(tx)
    await writeAudit(tx, { ...by, action: 'item.put', data: { kind, code, version, reason } })
    return current(await store.currentItem(tx, kind, code))
  })
}

/**
 * Ends a document that nothing in force depends on; its versions stay readable.
 * @returns the version that ended
 * @throws Problem not-found, not-permitted, stale-version, or guard-failed naming what depends on it
 */
export async function endItem(
  ctx: Ctx,
  officer: Officer,
  input: Omit<PutItemInput, 'data'>,
): Promise<store.ItemRow> {
  const { kind, code, reason } = input
  return ctx.db.transaction(system, async (tx) => {
    await store.lockTown(tx)
    const before = await baseOf(tx, officer, input)
    if (!before) throw new Problem('not-found')
    const dependents = await dependentsOf(tx, kind, code)
    if (dependents.length > 0)
      throw new Problem('guard-failed', {
        detail: `仍有引用：${dependents.map(({ zh }) => zh).join('；')} (still used by: ${dependents.map(({ en }) => en).join('; ')})`,
        extensions: { dependents },
      })
    const by = { at: ctx.clock.now(), personId: officer.personId }
    await store.closeItems(tx, kind, [code], by.at)
    if (kind === 'grid') await store.closeItems(tx, 'unit', [`G-${code}`], by.at)
    await store.raiseRevision(tx)
    const version = before.version
    await writeAudit(tx, { ...by, action: 'item.ended', data: { kind, code, version, reason } })
    return { ...before, valid_to: by.at }
  })
}

function checked<Kind extends ItemKind>(kind: Kind, code: string, data: unknown): ItemData[Kind] {
  const shape = faultsOf(kind, data)
  if (shape.length > 0) throw new Problem('invalid', { errors: shape })
  const good = data as ItemData[Kind]
  const faults = ownFaults(kind, code, good)
  if (faults.length > 0) throw new Problem('invalid', { errors: faults })
  return good
}

/** The version the editor has seen must still be the current one, and lie within the right to edit. */
async function baseOf(
  tx: Sql,
  officer: Officer,
  { kind, code, baseVersion }: Omit<PutItemInput, 'data'>,
): Promise<store.ItemRow | undefined> {
  const before = await store.currentItem(tx, kind, code)
  if (before) permit(mayAdminister(officer, regionOf(kind, before.data as ItemData[typeof kind])))
  if ((before?.version ?? 0) !== baseVersion)
    throw new Problem('stale-version', {
      detail: '已有更新的版本，请核对后重试',
      extensions: {
        current: before ? { version: before.version, data: before.data } : { version: 0 },
      },
    })
  return before
}

/** @returns a fault for each entry that names something not in force. */
export async function brokenReferences(
  sql: Sql,
  references: readonly Reference[],
): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [kind, named] of Map.groupBy(references, (reference) => reference.kind)) {
    const codes = named.map((reference) => reference.code)
    const missing = new Set(await store.missingCodes(sql, kind, codes))
    for (const { pointer, code } of named)
      if (missing.has(code))
        faults.push({ pointer, detail: `不存在：${code} (there is no such ${kind})` })
  }
  return faults
}

/** The years must follow one another, or no due time could be counted across the gap. */
async function calendarFaults(tx: Sql, year: number): Promise<Fault[]> {
  const missing = await store.missingCodes(tx, 'calendar', [
    String(year - 1),
    String(year),
    String(year + 1),
  ])
  if (missing.length < 3) return []
  return [
    { pointer: '/year', detail: '与已有年份不相连 (it does not adjoin the years that are there)' },
  ]
}

/** A grid's workers sign under the grid's own unit, which bears its name. */
export async function putGridUnits(
  tx: Sql,
  grids: readonly Grid[],
  by: { at: Date; personId: string | null; reason: string | null },
): Promise<void> {
  const wanted = grids.map(({ code, name }) => gridUnit(code, name))
  const codes = wanted.map((unit) => unit.code)
  const named = await store.currentNames(tx, 'unit', codes)
  const units = wanted.filter(({ code, name }) => {
    const now = named.get(code)
    return now?.zh !== name.zh || now.en !== name.en
  })
  if (units.length === 0) return
  const changed = units.map((unit) => unit.code)
  const versions = await store.versionsOf(tx, 'unit', changed)
  await store.closeItems(tx, 'unit', changed, by.at)
  const items = units.map((data) => ({
    code: data.code,
    version: (versions.get(data.code) ?? 0) + 1,
    data,
  }))
  await store.openItems(tx, 'unit', items, by)
}

function current(row: store.ItemRow | undefined): store.ItemRow {
  if (!row) throw new Error('the version just written is not there')
  return row
}
