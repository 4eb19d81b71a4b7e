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
 * Wrong codes make the case wait, not the address they came from: six digits would not stand against
 * many addresses. Right ones wait too, or the answer would tell.
 * @throws Problem wrong-query-code or too-many-requests
 */
export async function proveQueryCode(ctx: Ctx, caseId: string, given: string): Promise<void> {
  // What cannot be a code is no try at one.
  if (!/^\d{6}$/.test(given)) throw new Problem('wrong-query-code')
  const key = ctx.seal.key(`query-code:${caseId}`)
  const right = sameText(given, ctx.seal.queryCode(caseId))
  await ctx.db.run(system, async (sql) => {
    await beginAttempt(sql, key, ctx.clock.now())
    if (right) await attemptSucceeded(sql, key)
  })
  if (!right) throw new Problem('wrong-query-code')
}

/**
 * The holder of case code and query code, and nobody else.
 * @throws Problem not-found, wrong-query-code or too-many-requests
 */
export async function proveReporter(ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const params = request.params as { code?: unknown; caseCode?: unknown }
  const caseId = await caseIdOf(ctx, String(params.code ?? params.caseCode ?? ''))
  await proveQueryCode(ctx, caseId, givenCode(request) ?? '')
  return { kind: 'reporter', caseId }
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
