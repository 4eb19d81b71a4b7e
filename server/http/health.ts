import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { gauge, metrics, registry } from '#server/platform/metrics.ts'
import { Problem } from '#server/platform/problem.ts'
import type { App } from './app.ts'
import { isLoopback } from './limits.ts'

/** Set by the entry point once schema, town and jobs stand; false again when it goes down. */
export const readiness = { ready: false }

export const version: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
).version

const cachedMilliseconds = 1_000
const patienceMilliseconds = 2_000

/** Asked once a second at most, so that a probe on every machine costs nothing. */
export function databaseProbe(ctx: Ctx): () => Promise<boolean> {
  let until = 0
  let last: Promise<boolean> = Promise.resolve(false)
  async function ask(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patienceMilliseconds)
    })
    const answered = ctx.db
      .run(system, (sql) => sql.query('select 1', [], 'probe'))
      .then(
        () => true,
        () => false,
      )
    const result = await Promise.race([answered, late])
    clearTimeout(timer)
    return result
  }
  return () => {
    if (performance.now() >= until) {
      until = performance.now() + cachedMilliseconds
      last = ask()
    }
    return last
  }
}

export function healthRoutes(app: App, ctx: Ctx): void {
  const probe = databaseProbe(ctx)
  const options = { schema: { hide: true }, config: { rateLimit: false as const } }

  app.get('/healthz', options, async (_request, reply) => {
    const database = readiness.ready && (await probe())
    const ready = readiness.ready && database
    if (!ready) reply.header('retry-after', '1')
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready, version, database, demo: ctx.config.demo })
  })

  app.get('/metrics', options, async (request, reply) => {
    if (!mayScrape(request, ctx.config.metricsToken)) throw new Problem('not-found')
    return reply.type(registry.contentType).send(await registry.metrics())
  })

  app.addHook('onResponse', (request, reply, done) => {
    const { url, config } = request.routeOptions
    if (!config.endless) {
      const labels = { route: url ?? 'none', method: request.method, status: reply.statusCode }
      metrics.request.observe(labels, reply.elapsedTime / 1000)
    }
    done()
  })

  gauge('gezhong_database_connections', 'Connections of the pool', () => ctx.db.pool.totalCount)
  gauge('gezhong_database_idle', 'Connections not in use', () => ctx.db.pool.idleCount)
  gauge('gezhong_database_waiting', 'Requests that wait for one', () => ctx.db.pool.waitingCount)
  gauge('gezhong_jobs_due', 'Jobs due and not yet begun', async () => (await dueJobs(ctx)).due)
  gauge(
    'gezhong_jobs_age_seconds',
    'How long the oldest of them has been due',
    async () => (await dueJobs(ctx)).age,
  )
}

async function dueJobs(ctx: Ctx): Promise<{ due: number; age: number }> {
  const [row] = await ctx.db.run(system, (sql) =>
    sql.query<{ due: number; age: number }>(
      `select count(*) as due, coalesce(extract(epoch from now() - min(run_at)), 0)::float8 as age
       from graphile_worker.jobs
       where run_at <= now() and locked_at is null and attempts < max_attempts`,
    ),
  )
  return row ?? { due: 0, age: 0 }
}

/** Loopback, unless a proxy stands between and hides who asks; else whoever holds the token. */
function mayScrape(request: FastifyRequest, token: string | undefined): boolean {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  if (forwarded === undefined && isLoopback(request)) return true
  if (!token) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const given = request.headers.authorization ?? ''
  return timingSafeEqual(digest(given), digest(`Bearer ${token}`))
}
