import { Value } from 'typebox/value'
import { canonicalJson } from '#contract/canonical.ts'
import { type CommandName, commands } from '#contract/cases.ts'
import { openIn } from '#contract/fill.ts'
import { payloads } from '#contract/payloads.ts'
import { placeholders } from '#contract/placeholders.ts'
import type { Answers } from '#contract/questions.ts'
import { textFields } from '#contract/texts.ts'
import { type Actor, scopeOf } from '#server/cases/actor.ts'
import { demandAnswers } from '#server/cases/answers/add.ts'
import type { Case, Change } from '#server/cases/case.ts'
import { findColleague } from '#server/cases/colleagues.ts'
import type { Situation } from '#server/cases/guards.ts'
import { kinOf, takeTurnAtMerging } from '#server/cases/kin.ts'
import { linkBetween } from '#server/cases/likeness/links.ts'
import { record } from '#server/cases/record.ts'
import { decide } from '#server/cases/rules.ts'
import * as store from '#server/cases/store.ts'
import { subTasksOf } from '#server/cases/task-store.ts'
import type { Ctx } from '#server/ctx.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { isUniqueViolation, type Transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { attachToChange } from './attach.ts'
import { effects } from './flow.ts'

/** They touch several cases at once. */
const regroups: ReadonlySet<CommandName> = new Set(['merge', 'unmerge'])
/** What they lead to depends on the matters merged into the case, or beside it into its parent. */
const turnsOnKin: ReadonlySet<CommandName> = new Set([
  'merge',
  'unmerge',
  'absorb',
  'withdraw',
  'verifyPass',
  'answer',
])

export interface GiveCommand {
  caseId: string
  command: CommandName
  /** The version the actor saw; absent only for the system, which locks and looks. */
  version?: number
  clientKey?: string
  /** Through which of several posts. */
  postId?: string
  payload: Record<string, unknown>
  /** Proofs of uploads made without signing in, by attachment id. */
  uploadTokens?: Readonly<Record<string, string>>
  /** The instant of a replayed past; otherwise the clock's. */
  at?: Date
  /** When it was done, as says the phone that had no network; recorded as said, nothing is reckoned by it. */
  notedAt?: Date
}

/**
 * Gives one command to one case: lock -> permit -> decide -> write, in one transaction.
 * @throws Problem not-found, stale-version, wrong-state, not-permitted, guard-failed, invalid, key-reused
 */
export async function giveCommand(ctx: Ctx, actor: Actor, given: GiveCommand): Promise<Case> {
  checkPayload(given)
  try {
    return await ctx.db.transaction(scopeOf(actor), (tx) => giveWithin(ctx, tx, actor, given))
  } catch (error) {
    // The key was used for a case that this actor does not see, or is being used this very moment.
    if (isUniqueViolation(error, 'timeline_client_key')) throw new Problem('key-reused')
    throw error
  }
}

/** The same inside a transaction that does more, such as intake with disposal on the spot. */
export async function giveWithin(
  ctx: Ctx,
  tx: Transaction,
  actor: Actor,
  given: GiveCommand,
): Promise<Case> {
  const payloadHash = sha256(
    canonicalJson({ ...given.payload, case: given.caseId, command: given.command }),
  )
  if (regroups.has(given.command)) await takeTurnAtMerging(tx)
  const caseFile = await store.lockCase(tx, given.caseId)
  if (!caseFile) throw new Problem('not-found')
  if (await givenBefore(tx, given.clientKey, payloadHash)) return caseFile
  if (given.version !== undefined) demandVersion(caseFile, given.version)
  // A reporter sees her own matter alone; what else hangs on it is the program's to know.
  if (actor.kind === 'reporter') await tx.asSystem()
  const known = await situate(ctx, tx, narrow(actor, given.postId), caseFile, given)
  const situation = await withKin(tx, given.command, known)
  const decision = decide(given.command, situation, given.payload)
  if (!decision.ok) throw refusal(decision)
  if (given.command === 'answerQuestions')
    await demandAnswers(tx, caseFile, ctx.town(), given.payload.answers as Answers)
  const standing = decision.post ? { ...situation, post: decision.post } : situation
  // The payload was checked against this command's schema above.
  const change: Change = effects[given.command](standing, given.payload as never)
  return write(ctx, tx, standing, { ...given, payloadHash }, change)
}

/** Whether this key had its effect already. @throws Problem key-reused for another content */
export async function givenBefore(
  tx: Transaction,
  clientKey: string | undefined,
  payloadHash: Buffer,
): Promise<boolean> {
  const earlier = clientKey ? await store.findByClientKey(tx, clientKey) : undefined
  if (earlier && !earlier.payloadHash.equals(payloadHash)) throw new Problem('key-reused')
  return earlier !== undefined
}

/** @throws Problem stale-version */
export function demandVersion({ version, state }: Case, seen: number): void {
  if (seen !== version)
    throw new Problem('stale-version', { extensions: { current: { version, state } } })
}

/** Writes a change that was permitted, and what the table lets the system give at once. */
export async function write(
  ctx: Ctx,
  tx: Transaction,
  standing: Situation,
  given: Pick<GiveCommand, 'command' | 'clientKey' | 'uploadTokens' | 'at' | 'notedAt'> & {
    payloadHash: Buffer
  },
  change: Change,
): Promise<Case> {
  const { caseFile, actor, post } = standing
  await tx.asSystem()
  const attachmentHashes = await attachToChange(
    ctx,
    tx,
    actor,
    caseFile,
    change,
    given.uploadTokens,
  )
  const { command, clientKey = null, payloadHash, notedAt } = given
  const written = await record(
    ctx,
    tx,
    standing,
    { command, clientKey, payloadHash, post },
    {
      ...change,
      data: {
        ...change.data,
        ...(attachmentHashes.length > 0 ? { attachmentHashes } : {}),
        ...(notedAt ? { notedAt: notedAt.toISOString() } : {}),
      },
    },
  )
  return followOn(ctx, tx, written, change, given.at)
}

/** Commands that the table lets the system give at once, in the same transaction. */
async function followOn(
  ctx: Ctx,
  tx: Transaction,
  caseFile: Case,
  change: Change,
  at: Date | undefined,
): Promise<Case> {
  let current = caseFile
  for (const next of change.followOn ?? []) {
    const after = await giveWithin(
      ctx,
      tx,
      { kind: 'system' },
      { caseId: caseFile.id, ...next, ...(at ? { at } : {}) },
    )
    if (after.id === caseFile.id) current = after
  }
  return current
}

export async function situate(
  ctx: Ctx,
  tx: Transaction,
  actor: Actor,
  caseFile: Case,
  given: { payload?: Record<string, unknown>; at?: Date } = {},
): Promise<Situation> {
  const town = ctx.town()
  const leaf = caseFile.categoryCode ? town.category(caseFile.categoryCode) : undefined
  const parent = await parentFor(tx, caseFile, given.payload?.parentId)
  const other = await otherNamed(tx, caseFile, given.payload?.otherId)
  const now = given.at ?? ctx.clock.now()
  const colleagueId = given.payload?.colleagueId
  const colleague =
    typeof colleagueId === 'string' ? await findColleague(tx, colleagueId, now) : undefined
  return {
    caseFile,
    subTasks: await subTasksOf(tx, caseFile.id),
    promises: await store.promisesOf(tx, caseFile.id),
    attachments: await store.countAttachments(tx, caseFile.id),
    actor,
    now,
    town,
    ...(leaf ? { leaf } : {}),
    ...(parent ? { parent } : {}),
    ...(other ? { other } : {}),
    ...(colleague ? { colleague } : {}),
  }
}

/** Adds what was merged into the case and beside it, wherever it lies, for a command that turns on it. */
export async function withKin<S extends Situation>(
  tx: Transaction,
  command: CommandName,
  situation: S,
): Promise<S> {
  if (!turnsOnKin.has(command)) return situation
  await tx.asSystem()
  return { ...situation, kin: await kinOf(tx, situation.caseFile) }
}

/** The case named, or the one it follows; what is merged already leads on to its own parent. */
async function parentFor(
  tx: Transaction,
  caseFile: Case,
  named: unknown,
): Promise<Case | undefined> {
  const id = typeof named === 'string' ? named : caseFile.parentId
  const parent = id ? await store.findCase(tx, id) : undefined
  return parent?.parentId ? store.findCase(tx, parent.parentId) : parent
}

async function otherNamed(
  tx: Transaction,
  caseFile: Case,
  named: unknown,
): Promise<Situation['other']> {
  const other = typeof named === 'string' ? await store.findCase(tx, named) : undefined
  if (!other) return undefined
  const link = await linkBetween(tx, caseFile.id, other.id)
  return { caseFile: other, ...(link ? { link } : {}) }
}

export function narrow(actor: Actor, postId: string | undefined): Actor {
  if (actor.kind !== 'staff' || postId === undefined) return actor
  return { ...actor, posts: actor.posts.filter((post) => post.id === postId) }
}

/** @throws Problem invalid, with every fault */
export function checkPayload({ command, payload }: Pick<GiveCommand, 'command' | 'payload'>): void {
  const faults = Value.Errors(payloads[command], payload)
  if (faults.length === 0) {
    checkFilled(command, payload)
    return
  }
  throw new Problem('invalid', {
    errors: faults.map((fault) => ({
      pointer: `/payload${fault.instancePath}`,
      detail: fault.message,
    })),
  })
}

/** A standard text whose placeholders nobody filled would be read as it stands. */
function checkFilled(command: CommandName, payload: Record<string, unknown>): void {
  const errors = (textFields.get(command) ?? []).flatMap((field) => {
    const text = payload[field]
    const open = typeof text === 'string' ? openIn(text) : []
    if (open.length === 0) return []
    const words = (language: 'zh' | 'en') =>
      open.map((name) => `{${placeholders[name][language]}}`).join(' ')
    return {
      pointer: `/payload/${field}`,
      detail: `还有没填的占位符：${words('zh')} (placeholders not filled: ${words('en')})`,
    }
  })
  if (errors.length > 0) throw new Problem('invalid', { errors })
}

export function refusal(decision: Exclude<ReturnType<typeof decide>, { ok: true }>): Problem {
  const type = { STATE: 'wrong-state', POWER: 'not-permitted', GUARD: 'guard-failed' } as const
  return new Problem(type[decision.kind], {
    detail: decision.reason.zh,
    extensions: { reason: decision.reason, ...(decision.guard ? { guard: decision.guard } : {}) },
  })
}

export const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)
