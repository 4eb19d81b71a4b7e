import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { Client } from './client.ts'
import { madeReport } from './reports.ts'
import type { Stand } from './stand.ts'
import { type Figure, round, spread } from './stats.ts'

const lines = 500
const updates = 60
/** Between two updates: far enough apart that each is told by itself. */
const pauseMs = 400
/** Later than this an update counts as not seen. */
const patienceMs = 10_000

/**
 * How long until everyone who listens knows: from sending a report to its event on each of 500 lines of
 * one server process. The baseline is a bare SSE echo of the same lines: no database, no scope.
 */
export async function measureLive(stand: Stand): Promise<Record<string, Figure>> {
  const echo = await startEcho()
  const client = new Client(stand.port, 4)
  await client.signIn('fenpai-suzhou', demoPassword)
  const bare = await seen(`${echo.url}/events`, {}, async (i) => {
    const answer = await fetch(`${echo.url}/say?${i}`)
    return (await answer.json()) as string
  })
  const ours = await seen(`${stand.url}/api/events`, client.headers, async (i) => {
    const answer = await client.send('POST', '/api/portal/reports', madeReport(i))
    if (answer.status !== 201) throw new Error(`intake answered ${answer.status}: ${answer.body}`)
    return (JSON.parse(answer.body) as { caseId: string }).caseId
  })
  client.close()
  echo.close()
  const [figure, baseline] = [spread(ours), spread(bare)]
  return {
    'live.500': {
      value: figure.p99,
      unit: 'ms p99',
      baseline: baseline.p99,
      ratio: round(figure.p99 / baseline.p99),
      ...figure,
    },
  }
}

/** Opens the lines, makes the updates one after the other; milliseconds of each update on each line. */
async function seen(
  url: string,
  headers: Record<string, string>,
  update: (i: number) => Promise<string>,
): Promise<number[]> {
  const arrivals = new Map<string, number[]>()
  const open = await Promise.all(
    Array.from({ length: lines }, () =>
      listen(url, headers, (id) => {
        const at = performance.now()
        const known = arrivals.get(id)
        if (known) known.push(at)
        else arrivals.set(id, [at])
      }),
    ),
  )
  const durations: number[] = []
  for (let i = 0; i < updates; i += 1) {
    const from = performance.now()
    const id = await update(i)
    while ((arrivals.get(id)?.length ?? 0) < lines && performance.now() - from < patienceMs)
      await new Promise((resolve) => setTimeout(resolve, 5))
    const times = arrivals.get(id) ?? []
    if (times.length !== lines)
      throw new Error(`update ${i} was seen by ${times.length} of ${lines} lines`)
    durations.push(...times.map((at) => at - from))
    await new Promise((resolve) => setTimeout(resolve, pauseMs * Math.random()))
  }
  for (const line of open) line.destroy()
  return durations
}

function listen(
  url: string,
  headers: Record<string, string>,
  told: (id: string) => void,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      let rest = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        const frames = (rest + chunk).split('\n\n')
        rest = frames.pop() ?? ''
        for (const frame of frames) {
          const data = /^data: (.*)$/m.exec(frame)?.[1]
          const { caseId, event } = JSON.parse(data ?? '{}') as { caseId?: string; event?: string }
          // What follows by itself, as an automatic acceptance, is another update.
          if (caseId && event === 'case.submitted') told(caseId)
        }
      })
      response.on('error', () => undefined)
      resolve(response)
    }).on('error', reject)
  })
}

async function startEcho(): Promise<{ url: string; close(): void }> {
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/say')) {
      const caseId = `echo-${request.url}`
      const data = JSON.stringify({ caseId, event: 'case.submitted' })
      for (const listener of listeners) listener.write(`data: ${data}\n\n`)
      response.end(JSON.stringify(caseId))
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('retry: 2000\n\n')
    listeners.add(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the echo has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
