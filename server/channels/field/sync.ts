import type { FieldCase, FieldSync, FieldSyncView } from '#contract/field.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { caseView } from '#server/cases/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { situate } from '#server/flow/give.ts'
import type { StaffActor } from '#server/http/app.ts'
import { sha256 } from '#server/platform/canonical.ts'
import type { Sql, Transaction } from '#server/platform/db.ts'
import { postView } from '#server/town/view.ts'
import { changedSince, mostHeld, openWithin, positionNow, stillOpen } from './cases.ts'
import { fieldSections } from './sections.ts'

/**
 * What a phone does not know yet. The cursor is a position in the commit order with a mark of the
 * person's posts: what commits later has a later position, so nothing is missed; other posts, or too
 * long away, and everything is told anew.
 */
export async function syncField(
  ctx: Ctx,
  actor: StaffActor,
  { cursor, held, sections }: FieldSync,
): Promise<FieldSyncView> {
  const mark = markOf(actor)
  const since = readCursor(cursor, mark)
  const told = await ctx.db.transaction(scopeOf(actor), async (tx) => {
    const fresh = await newSections(ctx, tx, actor, sections)
    // The position first: what commits while we read is told twice rather than not at all.
    const position = await positionNow(tx)
    const cases =
      since === position
        ? { reset: false, more: false, changed: [], gone: [] }
        : await changes(ctx, tx, actor, { since, position, held })
    return { position, sections: fresh, ...cases }
  })
  const { position, changed, ...rest } = told
  return {
    cursor: `${position}.${mark}`,
    now: ctx.clock.now().toISOString(),
    person: { id: actor.personId, name: actor.name },
    posts: actor.posts.map((post) => postView(post, ctx.town())),
    cases: changed,
    ...rest,
  }
}

/** Another set of posts sees other cases. */
function markOf({ posts }: StaffActor): string {
  const seen = posts.map(({ role, unitCode, regionCode }) => `${role}@${unitCode}@${regionCode}`)
  return sha256(seen.sort().join()).toString('base64url').slice(0, 12)
}

function readCursor(cursor: string | undefined, mark: string): number | undefined {
  const [position, markThen] = cursor?.split('.') ?? []
  return markThen === mark && /^\d{1,15}$/.test(position ?? '') ? Number(position) : undefined
}

interface Changes {
  reset: boolean
  more: boolean
  changed: FieldCase[]
  gone: string[]
}

async function changes(
  ctx: Ctx,
  tx: Transaction,
  actor: StaffActor,
  { since, position, held }: { since: number | undefined; position: number; held: string[] },
): Promise<Changes> {
  const found = since === undefined ? undefined : await changedSince(tx, since, position)
  if (!found) {
    const all = await openWithin(tx, actor)
    const some = all.slice(0, mostHeld)
    const changed = await views(ctx, tx, actor, some)
    return { reset: true, more: all.length > some.length, changed, gone: [] }
  }
  const open = new Set(await stillOpen(tx, held))
  return {
    reset: false,
    more: false,
    changed: await views(ctx, tx, actor, found),
    gone: held.filter((id) => !open.has(id)),
  }
}

async function views(
  ctx: Ctx,
  tx: Transaction,
  actor: StaffActor,
  cases: readonly Case[],
): Promise<FieldCase[]> {
  const seen: FieldCase[] = []
  for (const caseFile of cases) {
    const view = await caseView(ctx, tx, await situate(ctx, tx, actor, caseFile))
    seen.push({ ...view, commands: view.commands.filter(({ allowed }) => allowed) })
  }
  return seen
}

async function newSections(
  ctx: Ctx,
  sql: Sql,
  actor: StaffActor,
  known: Readonly<Record<string, string>>,
): Promise<FieldSyncView['sections']> {
  const fresh: FieldSyncView['sections'] = {}
  for (const section of fieldSections) {
    const etag = await section.etag(ctx, sql, actor)
    if (known[section.name] === etag) continue
    fresh[section.name] = { etag, data: await section.read(ctx, sql, actor) }
  }
  return fresh
}
