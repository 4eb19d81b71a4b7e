import { informRoles } from '#contract/inform-words.ts'
import type { NewInform } from '#contract/informs.ts'
import { isWithin } from '#contract/levels.ts'
import { type ActorPost, scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import type { StaffActor } from '#server/field/kind.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import * as store from './store.ts'

/** The post by which somebody has the homes of a place told. */
export function informingPost(
  posts: readonly ActorPost[],
  regionCode: string,
): ActorPost | undefined {
  return posts.find(
    ({ role, regionCode: place }) =>
      (informRoles as readonly string[]).includes(role) && isWithin(regionCode, place),
  )
}

/** Longest that something is told at doors: what takes longer is told anew (OWN). */
const longestDays = 90

/**
 * Has something told at every door of a place; a second click finds what the first has made.
 * @throws Problem not-permitted outside one's region; invalid; key-reused for other words
 */
export async function makeInform(
  ctx: Ctx,
  actor: StaffActor,
  given: NewInform,
): Promise<store.InformRow> {
  const post = informingPost(actor.posts, given.regionCode)
  if (!post) throw new Problem('not-permitted')
  const now = ctx.clock.now()
  const faults = [
    ...(ctx.town().region(given.regionCode)
      ? []
      : [{ pointer: '/regionCode', detail: '没有这个区划 (there is no such region)' }]),
    ...untilFaults(Date.parse(given.until), now.getTime()),
  ]
  if (faults.length > 0) throw new Problem('invalid', { errors: faults })
  return ctx.db.transaction(scopeOf(actor), async (tx) => {
    const { personId } = actor
    const by = { id: uuidv7(now), personId, unitCode: post.unitCode, at: now }
    const isNew = await store.addInform(tx, given, by)
    const row = await store.informByKey(tx, given.clientKey)
    if (!row || row.person_id !== personId || !isSame(row, given)) throw new Problem('key-reused')
    if (isNew)
      await writeAudit(tx, {
        at: now,
        personId,
        action: 'inform.made',
        data: { inform: row.id, region: row.region_code },
      })
    return row
  })
}

const isSame = (row: store.InformRow, given: NewInform) =>
  row.region_code === given.regionCode &&
  row.kind === given.kind &&
  row.title === given.title &&
  row.words === given.words &&
  row.urgent === given.urgent &&
  row.until.getTime() === Date.parse(given.until)

function untilFaults(until: number, now: number) {
  const pointer = '/until'
  if (until <= now) return [{ pointer, detail: '截止时间已过 (the end lies in the past)' }]
  if (until > now + longestDays * 86_400_000)
    return [{ pointer, detail: `最长 ${longestDays} 天 (${longestDays} days at most)` }]
  return []
}

/** Takes it from the phones; what was told stays told. Twice is the same as once. @throws Problem */
export async function endInform(ctx: Ctx, actor: StaffActor, id: string): Promise<store.InformRow> {
  return ctx.db.transaction(scopeOf(actor), async (tx) => {
    const row = await store.informOf(tx, id)
    if (!row) throw new Problem('not-found')
    if (!informingPost(actor.posts, row.region_code)) throw new Problem('not-permitted')
    if (row.withdrawn_at) return row
    const at = ctx.clock.now()
    await store.withdrawInform(tx, id, at)
    await writeAudit(tx, {
      at,
      personId: actor.personId,
      action: 'inform.withdrawn',
      data: { inform: id },
    })
    return { ...row, withdrawn_at: at }
  })
}
