import { parseCaseCode } from '#contract/case-code.ts'
import type { ListCases } from '#contract/worklists.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { receivedBetween } from '#server/cases/filter.ts'
import {
  type Ask,
  type Asking,
  casesByIds,
  type Listed,
  listCases,
  readCursor,
  searchByCode,
  writeCursor,
} from '#server/cases/lists.ts'
import { casesByPhone } from '#server/cases/reports.ts'
import { seesReporter } from '#server/cases/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { phoneDigits } from '#server/platform/seal.ts'
import { newestHits, openHits, wordsOf } from './find.ts'
import { readQuery } from './terms.ts'

type Means = Pick<Ctx, 'db' | 'seal'>
type Staff = Extract<Actor, { kind: 'staff' }>

/** Hits that one page looks through, where the rest of the filter passes hardly any of them. */
const mostHits = 2000

/**
 * One page of what was typed: a whole code or a telephone find their matters wherever the person may
 * see them; words find those of the queue and the filter. Without words, the list itself.
 */
export async function findCases(
  ctx: Means,
  actor: Staff,
  asking: Asking,
  ask: ListCases,
): Promise<Listed> {
  if (!ask.q) return ctx.db.run(scopeOf(actor), (sql) => listCases(sql, asking, ask))
  const identified = await byIdentity(ctx, actor, ask.q)
  if (identified) return { items: identified }
  if (ask.queue === 'RECENT') return newestFound(ctx, actor, asking, ask)
  const only = await openFound(ctx, asking, ask)
  return ctx.db.run(scopeOf(actor), (sql) => listCases(sql, asking, { ...ask, only }))
}

/** The question with its words answered, for maps, which read every open matter of it. */
export async function withWords<A extends Ask>(
  ctx: Means,
  actor: Staff,
  asking: Asking,
  ask: A,
): Promise<A> {
  if (!ask.q) return ask
  const identified = await byIdentity(ctx, actor, ask.q)
  const only = identified?.map(({ id }) => id) ?? (await openFound(ctx, asking, ask))
  return { ...ask, only }
}

/** By code, or by telephone for those who see reporters anyway; undefined when it is neither. */
async function byIdentity(ctx: Means, actor: Staff, typed: string): Promise<Case[] | undefined> {
  const code = parseCaseCode(typed)
  if (code) return ctx.db.run(scopeOf(actor), (sql) => searchByCode(sql, code))
  const digits = phoneDigits(typed)
  const byRight = actor.posts.some((post) =>
    ['DISPATCHER', 'HOTLINE_AGENT', 'HALL_CLERK'].includes(post.role),
  )
  if (digits.length < 5 || !byRight) return undefined
  const found = await ctx.db.run(scopeOf(actor), async (sql) =>
    casesByIds(
      sql,
      (await casesByPhone(sql, ctx.seal.key(digits), 50)).map(({ caseId }) => caseId),
    ),
  )
  const seen = found.filter((caseFile) => seesReporter(actor, caseFile))
  return seen.length > 0 ? seen : undefined
}

/** The program looks candidates up; row security decides which of them this person may see. */
async function openFound({ db }: Means, { post }: Asking, ask: Ask): Promise<string[]> {
  const query = readQuery(ask.q ?? '')
  return query ? db.run(system, (sql) => openHits(sql, wordsOf(post, ask, query))) : []
}

async function newestFound(
  { db }: Means,
  actor: Staff,
  asking: Asking,
  ask: ListCases,
): Promise<Listed> {
  const query = readQuery(ask.q ?? '')
  if (!query) return { items: [] }
  const words = wordsOf(asking.post, ask, query)
  const { limit = 50 } = ask
  const { from, before } = receivedBetween(ask)
  const items: Case[] = []
  let after = readCursor(ask.after)
  let looked = 0
  let done = false
  while (!done && items.length <= limit && looked < mostHits) {
    const size = looked === 0 ? limit + 1 : 500
    const span = { newest: before ?? asking.now, oldest: from, after }
    const hits = await db.run(system, (sql) => newestHits(sql, words, span, size))
    const passing = { ...ask, after: undefined, limit: size, only: hits.map(({ id }) => id) }
    const page = await db.run(scopeOf(actor), (sql) => listCases(sql, asking, passing))
    items.push(...page.items)
    done = hits.length < size
    looked += hits.length
    after = hits.at(-1) ?? after
  }
  const shown = items.slice(0, limit)
  const last = items.length > limit ? shown.at(-1) : undefined
  if (last) return { items: shown, next: writeCursor(last.receivedAt, last.id) }
  return done || !after ? { items: shown } : { items: shown, next: writeCursor(after.at, after.id) }
}
