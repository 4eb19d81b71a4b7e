import { canonicalJson } from '#contract/canonical.ts'
import { mostViews, type SaveView, type ViewRow } from '#contract/workbench.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { countCases } from '#server/cases/badges.ts'
import { queuesOf } from '#server/cases/queues.ts'
import { addView, changeView, type SavedView, savedViews } from '#server/cases/saved-views.ts'
import { readingPost } from '#server/cases/view-policy.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/http/app.ts'
import { isUniqueViolation, type Sql } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { askingOf } from './asking.ts'
import { postOf } from './post-of.ts'

/** Every view this person may read, each counted among what this person sees. */
export function readViews(ctx: Ctx, actor: StaffActor): Promise<ViewRow[]> {
  return ctx.db.run(scopeOf(actor), async (sql) => {
    const rows: ViewRow[] = []
    for (const view of await viewsOf(ctx, sql, actor)) {
      const row = await rowOf(ctx, sql, actor, view)
      if (row) rows.push(row)
    }
    return rows
  })
}

/**
 * Keeps a filter under a name; the same again, as by a second click, finds what was kept.
 * @throws Problem invalid for a queue the post has not, a role not chosen, a name in use
 */
export async function saveView(ctx: Ctx, actor: StaffActor, view: SaveView): Promise<ViewRow> {
  const { unitCode } = postFor(actor, view)
  return ctx.db.run(scopeOf(actor), async (sql) => {
    const own = async () =>
      (await viewsOf(ctx, sql, actor)).filter(({ ownerId }) => ownerId === actor.personId)
    const before = await own()
    if (before.length >= mostViews) throw invalid('/name', tooMany)
    const { personId: ownerId } = actor
    const at = ctx.clock.now()
    try {
      await addView(ctx, sql, { id: uuidv7(at), ownerId, unitCode, at, view })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
    const kept = (await own()).find((each) => each.name === view.name && each.unitCode === unitCode)
    if (!kept || !isSame(kept, view)) throw invalid('/name', nameInUse)
    return demandRow(ctx, sql, actor, kept)
  })
}

/** @throws Problem not-found when it is not this person's, invalid as in saveView */
export async function replaceView(
  ctx: Ctx,
  actor: StaffActor,
  id: string,
  view: SaveView,
): Promise<ViewRow> {
  const { unitCode } = postFor(actor, view)
  const saving = { id, ownerId: actor.personId, unitCode, at: ctx.clock.now(), view }
  return ctx.db.run(scopeOf(actor), async (sql) => {
    try {
      if (!(await changeView(ctx, sql, saving))) throw new Problem('not-found')
    } catch (error) {
      throw isUniqueViolation(error) ? invalid('/name', nameInUse) : error
    }
    const kept = (await viewsOf(ctx, sql, actor)).find((each) => each.id === id)
    return demandRow(ctx, sql, actor, kept)
  })
}

const tooMany = `最多保存 ${mostViews} 个视图 (at most ${mostViews} views)`
const nameInUse = '已有同名视图 (you have a view of that name)'
const invalid = (pointer: string, detail: string) =>
  new Problem('invalid', { errors: [{ pointer, detail }] })

/** The post for which it is saved; it fits the view. */
function postFor(actor: StaffActor, { postId, queue, sharing, role }: SaveView) {
  const post = postOf(actor, postId)
  if (!queuesOf(post).includes(queue))
    throw invalid('/queue', '本岗没有该队列 (not a queue of this post)')
  if (sharing === 'POSTS' && !role) throw invalid('/role', '请选择岗位 (choose a role)')
  return post
}

const viewsOf = (ctx: Ctx, sql: Sql, actor: StaffActor): Promise<SavedView[]> =>
  savedViews(ctx, sql, actor.personId, ctx.clock.now())

const members = ['postId', 'name', 'queue', 'filter', 'sharing', 'badge'] as const

function isSame(kept: SavedView, view: SaveView): boolean {
  return (
    members.every((name) => canonicalJson(kept[name]) === canonicalJson(view[name])) &&
    (view.sharing !== 'POSTS' || kept.role === view.role)
  )
}

async function demandRow(
  ctx: Ctx,
  sql: Sql,
  actor: StaffActor,
  view: SavedView | undefined,
): Promise<ViewRow> {
  const row = view && (await rowOf(ctx, sql, actor, view))
  if (!row) throw new Problem('not-found')
  return row
}

/** undefined for those who may not read it. */
async function rowOf(
  ctx: Ctx,
  sql: Sql,
  actor: StaffActor,
  view: SavedView,
): Promise<ViewRow | undefined> {
  const post = readingPost(view, actor)
  if (!post) return undefined
  const { ownerId, ownerName, unitCode: _, ...saved } = view
  const mine = ownerId === actor.personId
  // Search words have an index, not a sum: a list answers them, a badge does not.
  const counted = view.badge && !view.filter.q
  const count = counted
    ? await countCases(sql, askingOf(ctx, actor, post), { ...view.filter, queue: view.queue })
    : {}
  return { ...saved, postId: post.id, mine, ...(mine ? {} : { owner: ownerName }), ...count }
}
