import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { parseCaseCode } from '#contract/case-code.ts'
import type { Actor } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { attemptSucceeded, beginAttempt } from './attempts.ts'

/** The case of a code as people type it. @throws Problem not-found */
export async function caseIdOf(ctx: Ctx, typed: string): Promise<string> {
  const code = parseCaseCode(typed)
  if (!code) throw new Problem('not-found')
  const [row] = await ctx.db.run(system, (sql) =>
    sql.query<{ id: string }>(
      'select id from cases where case_code = $1',
      [code],
      'case-id-of-code',
    ),
  )
  if (!row) throw new Problem('not-found')
  return row.id
}

/**
 * The holder of case code and query code, and nobody else. Wrong codes make the case wait, not the
 * address they came from: six digits would not stand against many addresses.
 * @throws Problem not-found, wrong-query-code or too-many-requests
 */
export async function proveReporter(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const params = request.params as { code?: unknown; caseCode?: unknown }
  const caseId = await caseIdOf(ctx, String(params.code ?? params.caseCode ?? ''))
  const given = givenCode(request)
  if (given === undefined) throw new Problem('wrong-query-code')
  const key = ctx.seal.key(`query-code:${caseId}`)
  if (sameText(given, ctx.seal.queryCode(caseId))) {
    // Right ones wait too once the wrong ones have grown many, or the answer would tell.
    await ctx.db.run(system, async (sql) => {
      await beginAttempt(sql, key, ctx.clock.now())
      await attemptSucceeded(sql, key)
    })
    return { kind: 'reporter', caseId }
  }
  await ctx.db.run(system, (sql) => beginAttempt(sql, key, ctx.clock.now()))
  throw new Problem('wrong-query-code')
}

function givenCode(request: FastifyRequest): string | undefined {
  const header = request.headers['x-query-code']
  if (typeof header === 'string') return header
  const body = request.body as { queryCode?: unknown } | null | undefined
  return typeof body?.queryCode === 'string' ? body.queryCode : undefined
}

function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
