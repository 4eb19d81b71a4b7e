import pg from 'pg'

/** The next jobs are called for behind the commits: how long that takes is part of the truth. */
export async function sequenced(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query("select set_config('app.scope', 'system', false)")
    for (let tries = 0; tries < 600; tries += 1) {
      const { rows } = await client.query(
        'select (select count(*) from timeline) - (select count(*) from timeline_order) as behind',
      )
      if (Number(rows[0]?.behind) === 0) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the sequencer did not catch up within a minute')
  } finally {
    await client.end()
  }
}
