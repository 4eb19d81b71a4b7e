import type { Ctx } from '#server/ctx.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { type Sql, system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { hashPassword } from '#server/town/password.ts'
import { personById, postsOf } from '#server/town/people.ts'
import { mayManagePerson, type Officer, permit } from '#server/town/policy.ts'
import { attemptSucceeded, beginAttempt, sweepAttempts } from './attempts.ts'
import { passwordMatches, shortestPassword } from './password.ts'
import { idleSince, type Sessions } from './sessions.ts'
import * as store from './store.ts'

/** Where a sign-in came from, for the audit log alone. */
export interface Caller {
  address: string
}

function keyOfLogin(ctx: Ctx, login: string): Buffer {
  return ctx.seal.key(`sign-in:${login}`)
}

/**
 * Checks the password under the growing pause of this login, known or not. The connection is given
 * back while argon2 works: some 30 ms that others can use it.
 * @throws Problem wrong-credentials or too-many-requests
 */
async function prove(
  ctx: Ctx,
  caller: Caller,
  login: string,
  person: store.Credentials | undefined,
  password: string,
): Promise<string> {
  const key = keyOfLogin(ctx, login)
  const now = ctx.clock.now()
  await ctx.db.run(system, (sql) => beginAttempt(sql, key, now))
  if (person && (await passwordMatches(person.password_hash, password))) {
    await ctx.db.run(system, (sql) => attemptSucceeded(sql, key))
    return person.id
  }
  if (!person) await passwordMatches(undefined, password)
  // Not the login as typed: people type their password there.
  const data = { address: caller.address, login: key.toString('hex', 0, 8) }
  await ctx.db.run(system, (sql) =>
    writeAudit(sql, { at: now, personId: person?.id ?? null, action: 'session.refused', data }),
  )
  throw new Problem('wrong-credentials')
}

/** @returns the token for the cookie. @throws Problem wrong-credentials or too-many-requests */
export async function signIn(
  ctx: Ctx,
  sessions: Sessions,
  caller: Caller,
  input: { login: string; password: string; device?: boolean },
): Promise<string> {
  const login = input.login.normalize('NFKC').trim().toLowerCase()
  const person = await ctx.db.run(system, (sql) => store.credentialsOf(sql, login))
  const personId = await prove(ctx, caller, login, person, input.password)
  return ctx.db.transaction(system, async (tx) => {
    await audit(ctx, tx, personId, 'session.begun', caller)
    return sessions.begin(tx, personId, input.device)
  })
}

export async function signOut(
  ctx: Ctx,
  sessions: Sessions,
  caller: Caller,
  personId: string,
  token: string,
): Promise<void> {
  await sessions.end(token)
  await ctx.db.run(system, (sql) => audit(ctx, sql, personId, 'session.ended', caller))
}

/** The phone wipes itself at its next contact; until then nobody can use its session. @throws Problem not-found */
export async function reportLost(
  ctx: Ctx,
  sessions: Sessions,
  by: string,
  personId: string,
  deviceId: string,
): Promise<void> {
  const at = ctx.clock.now()
  await ctx.db.transaction(system, async (tx) => {
    if (!(await store.loseDevice(tx, personId, deviceId, at))) throw new Problem('not-found')
    const data = { device: deviceId, of: personId }
    await writeAudit(tx, { at, personId: by, action: 'device.lost', data })
  })
  sessions.forget(personId)
}

/** By the administrator, for a colleague who cannot. @throws Problem not-found, not-permitted */
export async function reportLostFor(
  ctx: Ctx,
  sessions: Sessions,
  officer: Officer,
  personId: string,
  deviceId: string,
): Promise<void> {
  await devicesManaged(ctx, officer, personId)
  await reportLost(ctx, sessions, officer.personId, personId, deviceId)
}

/** @returns the phones of a person whom the officer administers. @throws Problem not-found, not-permitted */
export async function devicesManaged(
  ctx: Ctx,
  officer: Officer,
  personId: string,
): Promise<store.DeviceRow[]> {
  return ctx.db.run(system, async (sql) => {
    if (!(await personById(sql, personId))) throw new Problem('not-found')
    const posts = (await postsOf(sql, [personId])).filter(({ valid_to }) => valid_to === null)
    permit(
      mayManagePerson(
        officer,
        posts.map((post) => ({ regionCode: post.region_code })),
      ),
    )
    return store.devicesOf(sql, personId)
  })
}

/**
 * Every session of the person ends with the old password; this browser gets a new one.
 * @returns the token for the cookie
 * @throws Problem wrong-credentials, too-many-requests or invalid (the new one is too short)
 */
export async function changePassword(
  ctx: Ctx,
  sessions: Sessions,
  caller: Caller,
  personId: string,
  input: { current: string; next: string },
): Promise<string> {
  const person = await ctx.db.run(system, (sql) => store.credentialsOfPerson(sql, personId))
  if (!person) throw new Problem('not-signed-in')
  await prove(ctx, caller, person.login, person, input.current)
  const fault = faultOf(input, person.login)
  if (fault) throw new Problem('invalid', { errors: [{ pointer: '/next', detail: fault }] })
  const hash = await hashPassword(input.next)
  const token = await ctx.db.transaction(system, async (tx) => {
    await store.setPassword(tx, personId, hash)
    await sessions.endAllOf(tx, personId)
    await audit(ctx, tx, personId, 'password.changed', caller)
    return sessions.begin(tx, personId)
  })
  // Once more after the commit: a request in between may have read the old sessions again.
  sessions.forget(personId)
  return token
}

function faultOf(input: { current: string; next: string }, login: string): string | undefined {
  if ([...input.next].length < shortestPassword)
    return `至少 ${shortestPassword} 个字符 (at least ${shortestPassword} characters)`
  if (input.next === input.current) return '与原密码相同 (the same as before)'
  if (input.next.toLowerCase().includes(login)) return '不能包含账号 (must not contain the login)'
  return undefined
}

async function audit(
  ctx: Ctx,
  sql: Sql,
  personId: string,
  action: string,
  caller: Caller,
): Promise<void> {
  await writeAudit(sql, {
    at: ctx.clock.now(),
    personId,
    action,
    data: { address: caller.address },
  })
}

/** Sessions that are over and tries long forgotten; once an hour is often enough. */
export async function sweepIdentity(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.run(system, async (sql) => {
    await store.sweepSessions(sql, now, idleSince(now))
    await sweepAttempts(sql, now)
  })
}
