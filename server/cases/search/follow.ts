import { type CaseState, caseStates } from '#contract/states.ts'
import type { Database, Transaction } from '#server/platform/db.ts'
import { normalise, type Searched, termsOf } from './terms.ts'

/** Positions of the commit order taken at once: some tens of milliseconds. */
const batch = 300

/** Members of the timeline's data that are words of a person. */
const spoken = [
  'basis',
  'cause',
  'consultNote',
  'content',
  'legalBasis',
  'minutes',
  'newFacts',
  'note',
  'ownWords',
  'plan',
  'reply',
  'result',
  'ruling',
  'summary',
  'task',
  'triedMeasures',
]

/**
 * Takes the next cases that changed into the search, in the order of the commits, in one transaction;
 * nothing while another process is at it.
 * @returns how far it is and how far there is to go, in positions of the commit order.
 */
export function followSearch(db: Database): Promise<{ position: number; last: number }> {
  return db.transaction({ kind: 'system' }, async (tx) => {
    const [progress] = await tx.query<{ position: number; last: number }>(
      `select p.position, s.last_position as last from search_progress p, sequencer s
        for update of p skip locked`,
      [],
      'search-progress',
    )
    if (!progress || progress.position >= progress.last) return progress ?? { position: 0, last: 0 }
    const position = Math.min(progress.position + batch, progress.last)
    await write(tx, await changed(tx, progress.position, position))
    await tx.query('update search_progress set position = $1', [position], 'search-on')
    return { position, last: progress.last }
  })
}

interface Changed extends Omit<Searched, 'isOpen' | 'body' | 'guarded'> {
  id: string
  countyCode: string
  state: CaseState
  isShielded: boolean
  said: string[]
  /** Words of the ratings. */
  rated: string | null
}

/** Everything said about the cases that moved between these positions. */
function changed(tx: Transaction, after: number, upTo: number): Promise<Changed[]> {
  return tx.query<Changed>(
    `select c.id, c.county_code as "countyCode", c.case_code as "caseCode", c.received_at as "receivedAt", c.state,
       c.region_code as "regionCode", c.centre_code as "centreCode", c.lead_unit as "leadUnit", c.unit_codes as "unitCodes",
       c.category_code as "categoryCode", c.shielded or c.confidential as "isShielded",
       array[c.case_code, replace(c.case_code, '-', ''), c.title]
         || array(select concat_ws(' ', r.words, r.place_text) from reports r where r.case_id = c.id order by r.received_at, r.id)
         || array(select a.words from report_answers a where a.case_id = c.id order by a.seq)
         || array(select concat_ws(' ', s.task, s.result) from sub_tasks s where s.case_id = c.id)
         || array(select p.content from promises p where p.case_id = c.id)
         || array(select concat_ws(' ', t.reason, (select string_agg(d.value, ' ') from jsonb_each_text(t.data) as d where d.key = any($3)))
                    from timeline t where t.case_id = c.id and t.command <> 'answer' order by t.seq) as said,
       (select string_agg(t.data->>'ownWords', ' ') from timeline t where t.case_id = c.id and t.command = 'answer') as rated
     from cases c
     where (c.id, c.county_code) in (
       select case_id, county_code from timeline_order where position > $1 and position <= $2)`,
    [after, upTo, spoken],
    'search-changed',
  )
}

/** A rating is anonymous to the unit where the reporter is: it is kept apart, as the case page does. */
function searched({ said, rated, isShielded, state, ...rest }: Changed): Searched {
  const open = isShielded || !rated ? said : [...said, rated]
  return {
    ...rest,
    isOpen: caseStates[state].open,
    body: normalise(open.join(' ')),
    guarded: isShielded && rated ? normalise(rated) : null,
  }
}

async function write(tx: Transaction, found: readonly Changed[]): Promise<void> {
  if (found.length === 0) return
  const rows = found.map((each) => {
    const text = searched(each)
    return {
      id: each.id,
      county: each.countyCode,
      at: each.receivedAt,
      terms: termsOf(text),
      body: text.body,
      guarded: text.guarded,
    }
  })
  await tx.query(
    `with given as (
       select * from json_to_recordset($1)
         as f (id uuid, county text, at timestamptz, terms int[], body text, guarded text)),
     written as (
       insert into case_search (case_id, county_code, body, guarded)
       select id, county, body, guarded from given
       on conflict (case_id, county_code) do update set body = excluded.body, guarded = excluded.guarded
       returning case_id, county_code, entry)
     insert into search_terms (entry, county_code, received_at, terms)
     select entry, county_code, at, terms from written join given on id = case_id and county = county_code
     on conflict (entry, county_code) do update set terms = excluded.terms
       where search_terms.terms is distinct from excluded.terms`,
    [JSON.stringify(rows)],
    'search-write',
  )
}

const quiet = 100

/** For the worker: at once while others rest, a batch at a time while much is coming in. */
export function searchFollower(db: Database): () => Promise<number> {
  let top = 0
  return async () => {
    const { position, last } = await followSearch(db)
    const busy = last - top > quiet
    top = last
    return busy ? 0 : last - position
  }
}
