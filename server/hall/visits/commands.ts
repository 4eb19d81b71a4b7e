import type { Fault } from '#contract/problems.ts'
import type { Hall } from '#contract/town.ts'
import type { RecordVisit, WriteNote } from '#contract/visits.ts'
import { type ActorPost, scopeOf } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { findCase } from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Sql, system, type Transaction } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { permitHall, servesHall } from '../policy.ts'
import type { Clerk } from '../queue/commands.ts'
import { linkTicket } from '../queue/link.ts'
import { ticketDay } from '../queue/rules.ts'
import { seatOf } from '../queue/seats.ts'
import { noteFaults, refuseFaults, visitFaults } from './rules.ts'
import * as store from './store.ts'

/** What both commands say of their where; absent: the hall of my window, or of my centre. */
interface Where {
  clientKey: string
  hallCode?: string
  ticketId?: string
}

/**
 * The person has come for this matter. The same key, or the same ticket for the same matter, is the
 * same visit.
 * @throws Problem invalid, not-found, not-permitted, guard-failed
 */
export async function recordVisit(
  ctx: Ctx,
  clerk: Clerk,
  caseId: string,
  visit: RecordVisit,
): Promise<void> {
  await atHall(ctx, clerk, caseId, visit, visitFaults(visit), async (tx, entry) => {
    const { kind, reasonAgain, ticketId, clientKey } = visit
    const row = { ...entry, kind, reasonAgain: reasonAgain ?? null, ticketId: ticketId ?? null }
    const added = await store.addVisit(tx, row, clientKey)
    if (!added && kind === 'FIRST' && !(await store.hasVisit(tx, clientKey))) throw notFirst()
  })
}

/**
 * A hand-over note (移交/退件单): what was given back, all that is missing.
 * @throws Problem invalid, not-found, not-permitted, guard-failed
 */
export async function writeNote(
  ctx: Ctx,
  clerk: Clerk,
  caseId: string,
  note: WriteNote,
): Promise<void> {
  await atHall(ctx, clerk, caseId, note, noteFaults(note), (tx, entry) => {
    const { handedBack, missing, told, bring } = note
    return store.addNote(
      tx,
      { ...entry, handedBack, missing, told, bring: bring ?? null },
      note.clientKey,
    )
  })
}

/**
 * The visit that a matter taken down at a window began with, once however often the report is sent.
 * A report taken outside every hall counts none.
 */
export async function recordFirstVisit(
  ctx: Ctx,
  clerk: Clerk,
  post: ActorPost,
  taken: { caseId: string; ticketId?: string },
): Promise<void> {
  const at = ctx.clock.now()
  await ctx.db.transaction(system, async (tx) => {
    const caseFile = await findCase(tx, taken.caseId)
    const ticket = taken.ticketId ? await linkTicket(tx, taken.ticketId, taken.caseId) : undefined
    const hall = ticket
      ? ctx.town().hall(ticket.hallCode)
      : await hallFor(ctx, tx, { ...clerk, posts: [post] })
    if (!caseFile || !hall) return
    const entry = entryOf(caseFile, hall, clerk, post, at)
    const ticketId = ticket?.id ?? null
    // Its own id is the key: a matter is begun once.
    await store.addVisit(tx, { ...entry, kind: 'FIRST', reasonAgain: null, ticketId }, caseFile.id)
  })
}

/** The hall a clerk works for now: that of the window, else that of the own centre. */
export async function hallFor(ctx: Ctx, sql: Sql, clerk: Clerk): Promise<Hall | undefined> {
  const town = ctx.town()
  const seat = await seatOf(sql, clerk.personId, ticketDay(ctx.clock.now()))
  const seated = seat && town.hall(seat.hallCode)
  if (seated && servesHall(clerk, seated)) return seated
  return town.halls.find(
    (hall) => servesHall(clerk, hall) && clerk.posts.some((post) => post.unitCode === hall.centre),
  )
}

type Entry = ReturnType<typeof entryOf>

/** Sees the case, finds the hall, links the ticket, then writes in the program's own right. */
async function atHall(
  ctx: Ctx,
  clerk: Clerk,
  caseId: string,
  where: Where,
  faults: Fault[],
  write: (tx: Sql, entry: Entry) => Promise<void>,
): Promise<void> {
  await ctx.db.transaction(scopeOf(clerk), async (tx) => {
    const caseFile = await findCase(tx, caseId)
    if (!caseFile) throw new Problem('not-found')
    refuseFaults(faults)
    const hall = await hallOfWish(ctx, tx, clerk, where)
    permitHall(clerk, hall, 'serve')
    const post = clerk.posts.find((one) => servesHall({ ...clerk, posts: [one] }, hall))
    if (!post) throw new Problem('not-permitted')
    await tx.asSystem()
    if (where.ticketId) await linkTicket(tx, where.ticketId, caseId)
    await write(tx, entryOf(caseFile, hall, clerk, post, ctx.clock.now()))
  })
}

async function hallOfWish(ctx: Ctx, tx: Transaction, clerk: Clerk, where: Where): Promise<Hall> {
  const hall = where.hallCode ? ctx.town().hall(where.hallCode) : await hallFor(ctx, tx, clerk)
  if (hall) return hall
  if (where.hallCode) throw new Problem('not-found')
  const reason = { zh: '请先选大厅和窗口', en: 'Choose hall and window first' }
  throw new Problem('not-permitted', { detail: reason.zh, extensions: { reason } })
}

function entryOf(
  caseFile: Pick<Case, 'id' | 'countyCode'>,
  hall: Hall,
  clerk: Clerk,
  post: ActorPost,
  at: Date,
) {
  return {
    id: uuidv7(at),
    countyCode: caseFile.countyCode,
    caseId: caseFile.id,
    hallCode: hall.code,
    at,
    postId: post.id,
    personId: clerk.personId,
  }
}

function notFirst(): Problem {
  const reason = { zh: '这件事已有首次来访', en: 'This matter has its first visit already' }
  return new Problem('guard-failed', { detail: reason.zh, extensions: { reason } })
}
