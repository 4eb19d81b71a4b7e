import type { SaveView } from '#contract/workbench.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import { present } from './present.ts'
import type { Shared } from './view-policy.ts'

export type SavedView = SaveView & Shared & { id: string; ownerName: string }

interface Row {
  id: string
  ownerId: string
  ownerName: Buffer
  postId: string
  unitCode: string
  name: string
  queue: SaveView['queue']
  filter: SaveView['filter']
  words: Buffer | null
  sharing: SaveView['sharing']
  role: SaveView['role'] | null
  badge: boolean
}

/** So many are looked at; units have a handful. */
const mostRead = 200

/**
 * Views of the units in scope: the person's own, and those that colleagues share while they hold a post
 * there, for nobody else could change them.
 */
export async function savedViews(
  ctx: Pick<Ctx, 'seal'>,
  sql: Sql,
  personId: string,
  now: Date,
): Promise<SavedView[]> {
  const rows = await sql.query<Row & Record<string, unknown>>(
    `select v.id, owner_id as "ownerId", name_sealed as "ownerName", post_id as "postId",
       unit_code as "unitCode", name, queue, filter, words_sealed as words, sharing, role, badge
       from saved_views v join people on people.id = owner_id
      where owner_id = $1 or (sharing <> 'MINE' and active and exists (
        select from posts p where p.person_id = owner_id and p.unit_code = v.unit_code
          and valid_from <= $2 and (valid_to is null or valid_to > $2)))
      order by owner_id <> $1, name, v.id limit ${mostRead}`,
    [personId, now],
    'saved-views',
  )
  return rows.map(({ ownerName, words, filter, ...row }) =>
    present<SavedView>({
      ...row,
      ownerName: ctx.seal.open(ownerName),
      filter: words ? { ...filter, q: ctx.seal.open(words) } : filter,
    }),
  )
}

export interface Saving {
  id: string
  ownerId: string
  unitCode: string
  at: Date
  view: SaveView
}

const assigned = [
  'post_id',
  'unit_code',
  'name',
  'queue',
  'filter',
  'words_sealed',
  'sharing',
  'role',
  'badge',
  'saved_at',
]

function valuesOf(ctx: Pick<Ctx, 'seal'>, { unitCode, at, view }: Saving): unknown[] {
  const { q, ...filter } = view.filter
  return [
    view.postId,
    unitCode,
    view.name,
    view.queue,
    filter,
    q ? ctx.seal.seal(q) : null,
    view.sharing,
    view.sharing === 'POSTS' ? view.role : null,
    view.badge,
    at,
  ]
}

/** @throws a violation of saved_views_owner_id_unit_code_name_key when the person has one of that name there */
export async function addView(ctx: Pick<Ctx, 'seal'>, sql: Sql, saving: Saving): Promise<void> {
  await sql.query(
    `insert into saved_views (id, owner_id, ${assigned.join(', ')})
     values (${[1, 2, ...assigned.keys().map((at) => at + 3)].map((at) => `$${at}`).join(', ')})`,
    [saving.id, saving.ownerId, ...valuesOf(ctx, saving)],
  )
}

/** @returns whether there was such a view of this owner */
export async function changeView(
  ctx: Pick<Ctx, 'seal'>,
  sql: Sql,
  saving: Saving,
): Promise<boolean> {
  const rows = await sql.query(
    `update saved_views set ${assigned.map((column, at) => `${column} = $${at + 3}`).join(', ')}
      where id = $1 and owner_id = $2 returning id`,
    [saving.id, saving.ownerId, ...valuesOf(ctx, saving)],
  )
  return rows.length > 0
}

/** @returns whether there was such a view of this owner */
export async function dropView(sql: Sql, id: string, ownerId: string): Promise<boolean> {
  const rows = await sql.query(
    'delete from saved_views where id = $1 and owner_id = $2 returning id',
    [id, ownerId],
  )
  return rows.length > 0
}
