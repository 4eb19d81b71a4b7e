import pg from 'pg'
import { embeddedUrl } from '#server/platform/embedded/running.ts'

/**
 * Days go by for one case: its clocks and timers lie that much further back. The running program
 * keeps the true time, so this is how a browser test gets to see what is overdue.
 */
export async function elapse(dataDir: string, caseId: string, days: number): Promise<void> {
  await reachInto(dataDir, async (client) => {
    const { rows } = await client.query<{ clocks: Record<string, Record<string, unknown>> }>(
      'select clocks from cases where id = $1',
      [caseId],
    )
    const { rowCount } = await client.query(
      `update cases set clocks = $2, timer_at = now(),
              next_due_at = next_due_at - make_interval(days => $3) where id = $1`,
      [caseId, JSON.stringify(earlier(rows[0]?.clocks ?? {}, days)), days],
    )
    if (rowCount !== 1) throw new Error(`no case ${caseId}`)
  })
}

/** The day of a hall's appointments has come, at whatever hour the test runs. */
export async function comeDay(dataDir: string, hallCode: string): Promise<void> {
  await reachInto(dataDir, async (client) => {
    await client.query('update appointments set starts_at = now() where hall_code = $1', [hallCode])
  })
}

async function reachInto(dataDir: string, act: (client: pg.Client) => Promise<void>) {
  const url = embeddedUrl(dataDir)
  if (!url) throw new Error('the database of the stand is not to be found')
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query("select set_config('app.scope', 'system', false)")
    await act(client)
  } finally {
    await client.end()
  }
}

function earlier(clocks: Record<string, Record<string, unknown>>, days: number) {
  const back = (value: unknown) => new Date(Date.parse(String(value)) - days * 86_400_000)
  return Object.fromEntries(
    Object.entries(clocks).map(([name, clock]) => [
      name,
      // What was done in time stays done in time.
      clock.stoppedAt
        ? clock
        : { ...clock, startedAt: back(clock.startedAt), dueAt: back(clock.dueAt) },
    ]),
  )
}
