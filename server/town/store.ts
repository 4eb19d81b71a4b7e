import type { Bilingual } from '#contract/common.ts'
import type { ItemKind } from '#contract/item-kinds.ts'
import type { Sql } from '#server/platform/db.ts'

/** One version of a document of the reference data, as it lies in the table. */
export interface ItemRow {
  kind: ItemKind
  code: string
  version: number
  data: unknown
  valid_from: Date
  valid_to: Date | null
  changed_by: string | null
  reason: string | null
}

// Any constant of our own: all edits of the town take it, so that references stay true.
const townLock = 6209_0002

/** Edits wait for each other; held to the end of the transaction. */
export async function lockTown(sql: Sql): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1)', [townLock])
}

/** Readers wait for a running edit: sequences move before their transaction commits. */
export async function awaitTown(sql: Sql): Promise<void> {
  await sql.query('select pg_advisory_xact_lock_shared($1)', [townLock])
}

/** 0 before the first edit. */
export async function readRevision(sql: Sql): Promise<number> {
  const rows = await sql.query<{ revision: number }>(
    'select case when is_called then last_value else 0 end as revision from town_revision',
    [],
    'town-revision',
  )
  return rows[0]?.revision ?? 0
}

/** Says to every process that the town is not what it was. Call it within the edit's transaction. */
export async function raiseRevision(sql: Sql): Promise<number> {
  const rows = await sql.query<{ revision: number }>("select nextval('town_revision') as revision")
  return rows[0]?.revision ?? 0
}

export interface CurrentItem {
  kind: ItemKind
  code: string
  version: number
  /** JSON text: parsed by whoever needs it. */
  data: string
}

/** Everything in force, by code within a kind. */
export function readCurrentItems(sql: Sql): Promise<CurrentItem[]> {
  return sql.query<{ kind: ItemKind; code: string; version: number; data: string }>(
    `select kind, code, version, data::text as data from town_items
      where valid_to is null order by kind, code`,
  )
}

export async function currentItem(
  sql: Sql,
  kind: ItemKind,
  code: string,
): Promise<ItemRow | undefined> {
  const rows = await sql.query<ItemRow & Record<string, unknown>>(
    'select * from town_items where kind = $1 and code = $2 and valid_to is null',
    [kind, code],
  )
  return rows[0]
}

/** All versions, newest first; also of documents that have ended. */
export function itemVersions(sql: Sql, kind: ItemKind, code: string): Promise<ItemRow[]> {
  return sql.query<ItemRow & Record<string, unknown>>(
    'select * from town_items where kind = $1 and code = $2 order by version desc',
    [kind, code],
  )
}

/** The document that was in force under that number: the rule an old case was decided by. */
export async function itemAtVersion(
  sql: Sql,
  kind: ItemKind,
  code: string,
  version: number,
): Promise<ItemRow | undefined> {
  const rows = await sql.query<ItemRow & Record<string, unknown>>(
    'select * from town_items where kind = $1 and code = $2 and version = $3',
    [kind, code, version],
  )
  return rows[0]
}

/** The documents of a kind whose codes begin so, as they were in force at that instant, by code. */
export async function itemsAt(
  sql: Sql,
  kind: ItemKind,
  codes: string,
  at: Date,
): Promise<unknown[]> {
  const rows = await sql.query<{ data: unknown }>(
    `select data from town_items
      where kind = $1 and code ^@ $2 and valid_from < $3 and (valid_to is null or valid_to >= $3)
      order by code`,
    [kind, codes, at],
    'town-items-at',
  )
  return rows.map((row) => row.data)
}

/** The next `limit` current documents after that code, searched in code and names. */
export function listItems(
  sql: Sql,
  kind: ItemKind,
  page: { after: string; q: string; limit: number },
): Promise<ItemRow[]> {
  return sql.query<ItemRow & Record<string, unknown>>(
    `select * from town_items
      where kind = $1 and valid_to is null and code > $2
        and ($3 = '' or code ^@ $3 or data #>> '{name,zh}' ilike $4 or data #>> '{name,en}' ilike $4)
      order by code limit $5`,
    [kind, page.after, page.q, `%${page.q.replaceAll(/[\\%_]/g, '\\$&')}%`, page.limit],
  )
}

export async function lastVersion(sql: Sql, kind: ItemKind, code: string): Promise<number> {
  const rows = await sql.query<{ version: number | null }>(
    'select max(version) as version from town_items where kind = $1 and code = $2',
    [kind, code],
  )
  return rows[0]?.version ?? 0
}

export async function closeItems(
  sql: Sql,
  kind: ItemKind,
  codes: readonly string[],
  at: Date,
): Promise<void> {
  await sql.query(
    `update town_items set valid_to = $3
      where kind = $1 and code = any ($2) and valid_to is null`,
    [kind, codes, at],
  )
}

export interface NewItem {
  code: string
  version: number
  data: unknown
}

/** Opens versions of one kind; one round trip whatever their number. */
export async function openItems(
  sql: Sql,
  kind: ItemKind,
  items: readonly NewItem[],
  by: { at: Date; personId: string | null; reason: string | null },
): Promise<void> {
  await sql.query(
    `insert into town_items (kind, code, version, data, valid_from, changed_by, reason)
     select $1, code, version, data, $5, $6, $7
       from unnest($2::text[], $3::int[], $4::jsonb[]) as item (code, version, data)`,
    [
      kind,
      items.map((item) => item.code),
      items.map((item) => item.version),
      items.map((item) => JSON.stringify(item.data)),
      by.at,
      by.personId,
      by.reason,
    ],
  )
}

/** Which of these codes of a kind are not in force. */
export async function missingCodes(
  sql: Sql,
  kind: ItemKind,
  codes: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ code: string }>(
    `select code from unnest($2::text[]) as wanted (code)
      where not exists (select from town_items item
        where item.kind = $1 and item.code = wanted.code and item.valid_to is null)`,
    [kind, [...new Set(codes)]],
  )
  return rows.map((row) => row.code)
}

/** Current versions by code, for edits of many at once. */
export async function versionsOf(
  sql: Sql,
  kind: ItemKind,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await sql.query<{ code: string; version: number }>(
    'select code, max(version) as version from town_items where kind = $1 and code = any ($2) group by code',
    [kind, codes],
  )
  return new Map(rows.map((row) => [row.code, row.version]))
}

/** Current names by code. */
export async function currentNames(
  sql: Sql,
  kind: ItemKind,
  codes: readonly string[],
): Promise<Map<string, Bilingual>> {
  const rows = await sql.query<{ code: string; name: Bilingual }>(
    `select code, data -> 'name' as name from town_items
      where kind = $1 and code = any ($2) and valid_to is null`,
    [kind, codes],
  )
  return new Map(rows.map((row) => [row.code, row.name]))
}

/** Current documents by code. */
export async function currentItems(
  sql: Sql,
  kind: ItemKind,
  codes: readonly string[],
): Promise<Map<string, ItemRow>> {
  const rows = await sql.query<ItemRow & Record<string, unknown>>(
    'select * from town_items where kind = $1 and code = any ($2) and valid_to is null',
    [kind, codes],
  )
  return new Map(rows.map((row) => [row.code, row]))
}
