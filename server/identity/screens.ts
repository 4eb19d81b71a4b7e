import type { FastifyRequest } from 'fastify'
import type { Ctx } from '#server/ctx.ts'
import { writeAudit } from '#server/platform/audit.ts'
import { isUniqueViolation, type Sql, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'

/** A display link: a machine on a wall may read the wall of one region, and nothing else. */
export interface Screen {
  id: string
  regionCode: string
  name: string
  madeAt: Date
  seenAt: Date | null
}

export const screenCookie = 'gezhong_screen'

/** OWN: a write for every question of every wall would be a write for nothing. */
const touchMinutes = 10

/** Anything else is not worth a look into the database. */
export function screenToken(request: FastifyRequest): string | undefined {
  const value = request.cookies[screenCookie]
  return value && /^[\w-]{43}$/.test(value) ? value : undefined
}

const columns = `id, region_code as "regionCode", name, made_at as "madeAt", seen_at as "seenAt"`

/** undefined when unknown or revoked. */
export async function findScreen(
  ctx: Pick<Ctx, 'db' | 'clock' | 'seal'>,
  token: string,
): Promise<Screen | undefined> {
  const now = ctx.clock.now()
  return ctx.db.run(system, async (sql) => {
    const [screen] = await sql.query<Screen & Record<string, unknown>>(
      `select ${columns} from screens where token_key = $1 and revoked_at is null`,
      [tokenKey(ctx, token)],
      'screen-by-token',
    )
    const seen = screen?.seenAt?.getTime() ?? 0
    if (screen && now.getTime() - seen > touchMinutes * 60_000)
      await sql.query('update screens set seen_at = $2 where id = $1', [screen.id, now])
    return screen
  })
}

/** Links of the subtree that still open something, the newest first; a few hundred at most. */
export async function screensOf(sql: Sql, region: string): Promise<Screen[]> {
  return sql.query<Screen & Record<string, unknown>>(
    `select ${columns} from screens where region_code ^@ $1 and revoked_at is null
      order by made_at desc, id limit 500`,
    [region],
  )
}

/**
 * The secret is derived from the client's key, so that a second click gets the same link, and is kept
 * as a hash alone: without the secret of the house nobody can make it from either.
 * @returns the token, told this once.
 * @throws Problem key-reused when somebody else, or another wish, came with that key before
 */
export async function makeScreen(
  ctx: Pick<Ctx, 'db' | 'clock' | 'seal'>,
  personId: string,
  wish: { clientKey: string; name: string; regionCode: string },
): Promise<Screen & { token: string }> {
  const at = ctx.clock.now()
  const token = ctx.seal.key(`screen link:${wish.clientKey}`).toString('base64url')
  const { regionCode, name, clientKey } = wish
  const screen: Screen = { id: uuidv7(at), regionCode, name, madeAt: at, seenAt: null }
  try {
    await ctx.db.transaction(system, async (tx) => {
      await tx.query(
        `insert into screens (id, region_code, name, token_key, client_key, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [screen.id, regionCode, name, tokenKey(ctx, token), clientKey, at, personId],
      )
      const data = { id: screen.id, region: regionCode, name }
      await writeAudit(tx, { at, personId, action: 'screen.made', data })
    })
    return { ...screen, token }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const [before] = await ctx.db.run(system, (sql) =>
      sql.query<Screen & Record<string, unknown>>(
        `select ${columns} from screens
          where client_key = $1 and made_by = $2 and region_code = $3 and name = $4
            and revoked_at is null`,
        [clientKey, personId, regionCode, name],
      ),
    )
    if (!before) throw new Problem('key-reused')
    return { ...before, token }
  }
}

/** @throws Problem not-found when there is none of that id in the region; revoking twice is once. */
export async function revokeScreen(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  personId: string,
  id: string,
  region: string,
): Promise<void> {
  const at = ctx.clock.now()
  await ctx.db.transaction(system, async (tx) => {
    const [known] = await tx.query<{ revokedAt: Date | null }>(
      `select revoked_at as "revokedAt" from screens where id = $1 and region_code ^@ $2 for update`,
      [id, region],
    )
    if (!known) throw new Problem('not-found')
    if (known.revokedAt) return
    await tx.query('update screens set revoked_at = $2, revoked_by = $3 where id = $1', [
      id,
      at,
      personId,
    ])
    await writeAudit(tx, { at, personId, action: 'screen.revoked', data: { id } })
  })
}

const tokenKey = (ctx: Pick<Ctx, 'seal'>, token: string) => ctx.seal.key(`screen token:${token}`)
