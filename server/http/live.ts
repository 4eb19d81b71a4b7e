import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { scopeOf } from '#server/cases/actor.ts'
import { followedBy } from '#server/cases/kin.ts'
import type { Ctx } from '#server/ctx.ts'
import { sessionToken } from '#server/identity/cookie.ts'
import { caseIdOf } from '#server/identity/reporter.ts'
import { isLost, type Sql, system } from '#server/platform/db.ts'
import { metrics } from '#server/platform/metrics.ts'
import { Problem } from '#server/platform/problem.ts'
import { type App, type StaffActor, staffOf } from './app.ts'
import { limits } from './limits.ts'
import { fanOut, type Line, type Moved, push, seesScope, tellPresence } from './live-hub.ts'
import type { Looked } from './presence.ts'

const busyMilliseconds = 250
const quietMilliseconds = 1_000
const heartbeatMilliseconds = 20_000
const page = 500
/** Whoever missed more than this reads everything anew, as the apps do after any cut. */
const mostResumed = 400

/** Lines of one process; beyond it people see what changed when they reload. */
const mostLines = 5_000

export interface Live {
  /** @throws Problem unavailable when no line is free */
  demandRoom(): void
  /** Adds a line and first sends what came after `since`, when given. */
  add(line: Line, since: number | undefined): Promise<void>
  /** Others came to look at this case, or left it. */
  tellPresence(looked: Looked): void
  close(): void
}

/** One loop per process over the commit order, however many listen. */
export function createLive(ctx: Ctx): Live {
  const lines = new Set<Line>()
  let position: number | undefined
  let timer: NodeJS.Timeout | undefined
  let beat: NodeJS.Timeout | undefined
  let closed = false

  async function poll(): Promise<void> {
    const from = position
    if (from === undefined || lines.size === 0) {
      position = await ctx.db.run(system, lastPosition)
      return
    }
    const events = await ctx.db.run(system, (sql) => after(sql, from))
    position = events.at(-1)?.position ?? from
    fanOut(lines, events)
    if (events.length === page) await poll()
  }

  async function turn(): Promise<void> {
    try {
      await poll()
    } catch (error) {
      if (!isLost(error) && !closed) ctx.log.error({ err: error }, 'live line: poll failed')
    }
    schedule(lines.size > 0 ? busyMilliseconds : quietMilliseconds)
  }

  function schedule(milliseconds: number): void {
    if (closed) return
    timer = setTimeout(() => void turn(), milliseconds)
    timer.unref()
  }

  function start(): void {
    if (beat || closed) return
    beat = setInterval(() => {
      for (const line of lines) push(line, ': still here\n\n')
    }, heartbeatMilliseconds)
    beat.unref()
    schedule(0)
  }

  return {
    demandRoom() {
      if (lines.size >= mostLines)
        throw new Problem('unavailable', { extensions: { retryAfterSeconds: 60 } })
    },
    async add(line, since) {
      if (closed) {
        line.stream.push(null)
        return
      }
      start()
      push(line, 'retry: 2000\n\n')
      position ??= await ctx.db.run(system, lastPosition)
      const far = since === undefined || Math.abs(position - since) > mostResumed
      line.position = far ? position : since
      // Nothing is awaited between reaching the loop's position and joining, so no event falls between.
      while (line.position < position && !line.stream.destroyed) {
        const from = line.position
        const events = await ctx.db.run(system, (sql) => after(sql, from))
        if (events.length === 0) break
        fanOut([line], events)
      }
      if (line.stream.destroyed) return
      if (closed) {
        line.stream.push(null)
        return
      }
      lines.add(line)
      metrics.liveLines.set(lines.size)
      line.stream.once('close', () => {
        lines.delete(line)
        metrics.liveLines.set(lines.size)
      })
    },
    tellPresence({ id, regionCode, leadUnit, unitCodes }) {
      const units = leadUnit ? [leadUnit, ...unitCodes] : unitCodes
      tellPresence(lines, { caseId: id, regions: [regionCode], units })
    },
    close() {
      closed = true
      clearTimeout(timer)
      clearInterval(beat)
      for (const line of lines) line.stream.push(null)
    },
  }
}

async function lastPosition(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ position: number }>(
    'select coalesce(max(position), 0) as position from timeline_order',
    [],
    'live-last',
  )
  return row?.position ?? 0
}

interface MovedRow {
  position: number
  case_id: string
  seq: number
  event: string
  regions: (string | null)[]
  units: (string | null)[]
}

async function after(sql: Sql, position: number): Promise<Moved[]> {
  const rows = await sql.query<MovedRow>(
    `select o.position, o.case_id, o.seq, t.event,
       array[t.moved #>> '{from,region}', t.moved #>> '{to,region}'] as regions,
       array[t.moved #>> '{from,unit}', t.moved #>> '{to,unit}'] || c.unit_codes as units
     from timeline_order o
     join timeline t on t.case_id = o.case_id and t.county_code = o.county_code and t.seq = o.seq
     join cases c on c.id = o.case_id and c.county_code = o.county_code
     where o.position > $1 order by o.position limit ${page}`,
    [position],
    'live-after',
  )
  return rows.map((row) => ({
    position: row.position,
    caseId: row.case_id,
    version: row.seq,
    event: row.event,
    regions: present(row.regions),
    units: present(row.units),
  }))
}

function present(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))]
}

export function liveRoutes(app: App, ctx: Ctx): void {
  app.addHook('preClose', (done) => {
    app.live.close()
    app.presence.close()
    done()
  })

  app.get(
    '/api/events',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'Server-sent events: ids of the cases that changed, among those I may see',
        tags: ['live'],
        produces: ['text/event-stream'],
      },
      config: { who: 'staff', endless: true },
    },
    async (request, reply) => {
      const line = openLine((moved) => ({
        caseId: moved.caseId,
        version: moved.version,
        event: moved.event,
      }))
      line.colleague = true
      look(line, staffOf(request))
      watchSession(app, request, line, (actor) => look(line, actor))
      return answerLine(app, request, reply, line)
    },
  )

  app.get(
    '/api/portal/cases/:code/events',
    {
      exposeHeadRoute: false,
      schema: { summary: 'Server-sent events of one case', tags: ['live', 'portal'] },
      config: { who: 'public', endless: true, rateLimit: limits(ctx.config).progress },
    },
    async (request, reply) => {
      const { code } = request.params as { code: string }
      const caseId = await caseIdOf(ctx, code)
      const line = openLine(({ version }) => ({ caseId, version, event: 'case.changed' }))
      let followed = await ctx.db.run(system, (sql) => followedBy(sql, caseId))
      line.sees = (moved) => {
        if (moved.caseId === followed) return true
        if (moved.caseId !== caseId) return false
        // It may just have been merged, or parted again.
        ctx.db
          .run(system, (sql) => followedBy(sql, caseId))
          .then(
            (now) => {
              followed = now
            },
            () => undefined,
          )
        return true
      }
      return answerLine(app, request, reply, line)
    },
  )
}

/** A line that sees nothing yet. */
export function openLine(say: Line['say']): Line {
  return {
    stream: new Readable({ read() {} }),
    sees: () => false,
    position: 0,
    colleague: false,
    say,
  }
}

function look(line: Line, actor: StaffActor): void {
  const scope = scopeOf(actor)
  if (scope.kind === 'post') line.sees = seesScope(scope.regions, scope.units)
}

/** The line ends with the session, and follows the posts as they change. */
export function watchSession(
  app: App,
  request: FastifyRequest,
  line: Line,
  lookAs: (actor: StaffActor) => void,
): void {
  const token = sessionToken(request)
  if (!token) return
  const check = watch(line, async () => {
    const session = await app.sessions.find(token)
    if (session) lookAs(session.actor)
    else line.stream.push(null)
  })
  line.stream.once('close', app.sessions.onChange(check))
}

/**
 * Checks every minute whether the line may stand: what another process changed, and what ran out, is
 * seen so.
 * @returns the check, for those who know earlier.
 */
export function watch(line: Line, check: () => Promise<void>): () => void {
  const look = () => {
    // The database is away: the next check will tell.
    check().catch(() => undefined)
  }
  const timer = setInterval(look, 3 * heartbeatMilliseconds)
  timer.unref()
  line.stream.once('close', () => clearInterval(timer))
  return look
}

/** Answers with the line, from where the client was. @throws Problem unavailable when no line is free */
export async function answerLine(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  line: Line,
): Promise<FastifyReply> {
  app.live.demandRoom()
  const given = request.headers['last-event-id']
  const since = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : undefined
  reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    // A line ends with its connection; kept alive, it would hold up a server that is stopping.
    .header('connection', 'close')
    .send(line.stream)
  try {
    await app.live.add(line, since)
  } catch (error) {
    // The answer has begun: a cut line is opened anew by the browser, from where it was.
    line.stream.destroy()
    if (!isLost(error)) request.log.error({ err: error }, 'live line: not joined')
  }
  return reply
}
