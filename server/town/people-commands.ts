import type { Fault } from '#contract/problems.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Unit } from '#contract/town.ts'
import type { Ctx } from '#server/ctx.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { isUniqueViolation, type Sql, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { hashPassword } from './password.ts'
import * as people from './people.ts'
import { mayAppoint, mayManagePerson, type Officer, permit } from './policy.ts'
import { currentItem, missingCodes } from './store.ts'

/**
 * Enters a colleague, who may do nothing until a post is given; the password must be changed at the
 * first sign-in.
 * @returns the id
 * @throws Problem not-permitted, or invalid when the login is taken
 */
export async function addPerson(
  ctx: Ctx,
  officer: Officer,
  input: { name: string; phone?: string; login: string; password: string },
): Promise<string> {
  permit(mayManagePerson(officer, []))
  const at = ctx.clock.now()
  const id = uuidv7(at)
  const passwordHash = await hashPassword(input.password)
  const person = {
    id,
    login: input.login,
    passwordHash,
    name: input.name,
    phone: input.phone ?? '',
  }
  try {
    await ctx.db.transaction(system, async (tx) => {
      await people.insertPeople(tx, ctx.seal, [person], at)
      await people.replacePassword(tx, id, passwordHash)
      await audit(tx, officer, at, 'person.added', { id, login: input.login })
    })
  } catch (error) {
    if (!isUniqueViolation(error, 'people_login_key')) throw error
    throw new Problem('invalid', {
      errors: [{ pointer: '/login', detail: '账号已存在 (the login is taken)' }],
    })
  }
  return id
}

/** @returns the id of the post. @throws Problem not-found, not-permitted or invalid */
export async function addPost(
  ctx: Ctx,
  officer: Officer,
  input: {
    personId: string
    role: StaffRole
    unitCode: string
    regionCode: string
    fullTime: boolean
  },
): Promise<string> {
  return ctx.db.transaction(system, async (tx) => {
    const { held, posts } = await lockedPerson(tx, input.personId)
    permit(mayAppoint(officer, { ...input, held }))
    const faults = await postFaults(tx, input)
    if (posts.some((post) => isSamePost(post, input)))
      faults.push({ pointer: '/role', detail: '已任此岗 (the person holds this post already)' })
    if (faults.length > 0) throw new Problem('invalid', { errors: faults })
    const at = ctx.clock.now()
    const id = uuidv7(at)
    await people.insertPosts(tx, [{ id, ...input }], { at, by: officer.personId })
    await audit(tx, officer, at, 'post.added', { id, ...input })
    return id
  })
}

/**
 * @returns the person whose post ended
 * @throws Problem not-found, not-permitted, or guard-failed for the city's last administrator
 */
export async function endPost(ctx: Ctx, officer: Officer, postId: string): Promise<string> {
  return ctx.db.transaction(system, async (tx) => {
    await lockAdministrators(tx)
    const post = await people.postById(tx, postId)
    if (!post || post.valid_to !== null) throw new Problem('not-found')
    permit(mayManagePerson(officer, [{ regionCode: post.region_code }]))
    await keepAdministrator(tx, post)
    const at = ctx.clock.now()
    await people.endPostAt(tx, postId, at)
    const { role, unit_code: unitCode, region_code: regionCode, person_id: personId } = post
    await audit(tx, officer, at, 'post.ended', { id: postId, personId, role, unitCode, regionCode })
    return personId
  })
}

/** Ends every sign-in of the person. @throws Problem not-found or not-permitted */
export async function setPassword(
  ctx: Ctx,
  officer: Officer,
  input: { personId: string; password: string },
): Promise<void> {
  const hash = await hashPassword(input.password)
  await ctx.db.transaction(system, async (tx) => {
    const { held } = await lockedPerson(tx, input.personId)
    permit(mayManagePerson(officer, held))
    await people.replacePassword(tx, input.personId, hash)
    await audit(tx, officer, ctx.clock.now(), 'password.reset', { id: input.personId })
  })
}

/**
 * The person's posts and sign-ins end; what they did stays under their name.
 * @throws Problem not-found, not-permitted, or guard-failed for the city's last administrator
 */
export async function deactivatePerson(
  ctx: Ctx,
  officer: Officer,
  personId: string,
): Promise<void> {
  await ctx.db.transaction(system, async (tx) => {
    await lockAdministrators(tx)
    const { held, posts } = await lockedPerson(tx, personId)
    permit(mayManagePerson(officer, held))
    for (const post of posts) await keepAdministrator(tx, post)
    const at = ctx.clock.now()
    await people.deactivate(tx, personId, at)
    await audit(tx, officer, at, 'person.deactivated', { id: personId })
  })
}

async function lockedPerson(tx: Sql, personId: string) {
  await tx.query('select from people where id = $1 for update', [personId])
  const person = await people.personById(tx, personId)
  if (!person?.active) throw new Problem('not-found')
  const posts = (await people.postsOf(tx, [personId])).filter((post) => post.valid_to === null)
  const held = posts.map(({ role, region_code }) => ({ role, regionCode: region_code }))
  return { person, posts, held }
}

/** Two who end each other's posts at once must not leave the city without an administrator. */
async function lockAdministrators(tx: Sql): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtext('town.administrators'))")
}

async function keepAdministrator(tx: Sql, post: people.PostRow): Promise<void> {
  if (post.role !== 'ADMINISTRATOR' || post.region_code.length > 4) return
  if ((await people.othersHolding(tx, post)) > 0) return
  throw new Problem('guard-failed', {
    detail: '这是最后一名市级管理员，请先任命他人',
    extensions: {
      reason: {
        zh: '这是最后一名市级管理员，请先任命他人',
        en: 'The last administrator of the city: appoint another first',
      },
    },
  })
}

function isSamePost(
  post: people.PostRow,
  input: { role: StaffRole; unitCode: string; regionCode: string },
): boolean {
  return (
    post.role === input.role &&
    post.unit_code === input.unitCode &&
    post.region_code === input.regionCode
  )
}

/** A post stands at a unit in force, at a place in force that lies within or around the unit's. */
async function postFaults(
  tx: Sql,
  { unitCode, regionCode }: { unitCode: string; regionCode: string },
): Promise<Fault[]> {
  const faults: Fault[] = []
  const kind = regionCode.length === 15 ? 'grid' : 'region'
  if ((await missingCodes(tx, kind, [regionCode])).length > 0)
    faults.push({ pointer: '/regionCode', detail: '区划不存在 (there is no such place)' })
  const unit = await currentItem(tx, 'unit', unitCode)
  if (!unit) {
    faults.push({ pointer: '/unitCode', detail: '单位不存在 (there is no such unit)' })
    return faults
  }
  const at = (unit.data as Unit).regionCode
  if (!regionCode.startsWith(at))
    faults.push({
      pointer: '/regionCode',
      detail: `须在单位所在区划 ${at} 之内 (must lie within the unit's region)`,
    })
  return faults
}

async function audit(
  tx: Sql,
  officer: Officer,
  at: Date,
  action: string,
  data: Record<string, unknown>,
): Promise<void> {
  await writeAudit(tx, { at, personId: officer.personId, action, data })
}
