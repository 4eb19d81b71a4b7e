import pg from 'pg'
import { embeddedUrl } from '#server/platform/embedded/running.ts'

/** What came of all that was imported, as the database has it. */
export interface Tally {
  reports: number
  /** By the title of the report's case. */
  cases: Record<string, { id: string; state: string; into: string | null; given: string[] }>
  /** Rows of a timeline that are missing or one too many, client keys that were taken twice. */
  gaps: number
  doubleKeys: number
}

export async function tallyOfImports(dataDir: string): Promise<Tally> {
  const url = embeddedUrl(dataDir)
  if (!url) throw new Error('the database of the stand is not to be found')
  const client = new pg.Client(url)
  await client.connect()
  const rows = async <R extends pg.QueryResultRow>(query: string) =>
    (await client.query<R>(query)).rows
  try {
    await client.query("select set_config('app.scope', 'system', false)")
    const [reports] = await rows<{ n: number }>(
      "select count(*)::int as n from reports where channel = 'IMPORT'",
    )
    const cases = await rows<Tally['cases'][string] & { title: string }>(
      `select c.id, c.title, c.state, p.title as into,
         (select array_agg(command order by seq) from timeline t where t.case_id = c.id) as given
       from cases c left join cases p on p.id = c.parent_id where c.channel = 'IMPORT'`,
    )
    const [gaps] = await rows<{ n: number }>(
      `select count(*)::int as n from (
         select c.id from cases c join timeline t on t.case_id = c.id
          where c.channel = 'IMPORT' group by c.id, c.version
         having count(*) <> c.version or min(t.seq) <> 1 or max(t.seq) <> c.version) odd`,
    )
    const [keys] = await rows<{ n: number }>(
      `select count(*)::int as n from (select client_key from timeline
        where client_key is not null group by client_key having count(*) > 1) twice`,
    )
    return {
      reports: reports?.n ?? -1,
      cases: Object.fromEntries(cases.map(({ title, ...one }) => [title, one])),
      gaps: gaps?.n ?? -1,
      doubleKeys: keys?.n ?? -1,
    }
  } finally {
    await client.end()
  }
}
