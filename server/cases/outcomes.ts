import type { Sql, Transaction } from '#server/platform/db.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'
import type { Place } from './chain.ts'

/** What an event says of a unit: it settled the matter, sent it back, or was right to do so. */
export type Outcome = 'settled' | 'returned' | 'upheld'

interface Happened {
  caseId: string
  event: string
  at: Date
  moved: { from: Place | null; to: Place }
}

/** Pure: at most one outcome an event, and for whom. */
export function outcomeOf({
  event,
  moved: { from, to },
}: Pick<Happened, 'event' | 'moved'>): { outcome: Outcome; unit: string } | undefined {
  const of = (outcome: Outcome, unit: string | null | undefined) =>
    unit ? { outcome, unit } : undefined
  switch (event) {
    case 'case.closed':
      return of('settled', to.unit)
    case 'case.objected':
      return of('returned', to.unit)
    case 'case.objectionUpheld':
      return of('upheld', from?.unit)
    // Sent elsewhere after an objection: the unit was right, whatever the ruling was called.
    case 'case.dispatched':
      return from?.state === 'OBJECTED' ? of('upheld', from.unit) : undefined
    default:
      return undefined
  }
}

/** First day of the month of that instant, in the calendar of the town. */
export function monthOf(at: Date): string {
  return `${formatDate(dayOf(at.getTime())).slice(0, 7)}-01`
}

/** Adds what these events say to the sums; called once for each event, in the commit order. */
export async function countOutcomes(tx: Transaction, events: readonly Happened[]): Promise<void> {
  const found = events.flatMap((event) => {
    const outcome = outcomeOf(event)
    return outcome ? [{ ...event, ...outcome }] : []
  })
  if (found.length === 0) return
  await tx.query(
    `insert into dispatch_history as h
       (county_code, category_code, region_code, unit_code, month, settled, returned, upheld)
     select left(e.region, 6), c.category_code, left(e.region, 9), e.unit, e.month,
            count(*) filter (where e.outcome = 'settled'), count(*) filter (where e.outcome = 'returned'),
            count(*) filter (where e.outcome = 'upheld')
       from unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::text[]) as e (id, region, unit, month, outcome)
       join cases c on c.id = e.id
      where c.category_code is not null
      group by 1, 2, 3, 4, 5
     on conflict (county_code, category_code, region_code, unit_code, month) do update
       set settled = h.settled + excluded.settled, returned = h.returned + excluded.returned,
           upheld = h.upheld + excluded.upheld`,
    [
      found.map(({ caseId }) => caseId),
      found.map(({ moved }) => moved.to.region),
      found.map(({ unit }) => unit),
      found.map(({ at }) => monthOf(at)),
      found.map(({ outcome }) => outcome),
    ],
    'count-outcomes',
  )
}

export interface PastUnit {
  unitCode: string
  settled: number
  returned: number
  upheld: number
}

/** Sums of the last twelve months for a leaf in a region (county or township), the most settled first. */
export async function pastUnits(
  sql: Sql,
  categoryCode: string,
  regionCode: string,
  now: Date,
): Promise<PastUnit[]> {
  const since = new Date(now)
  since.setUTCFullYear(since.getUTCFullYear() - 1)
  return sql.query<PastUnit>(
    `select unit_code as "unitCode", sum(settled)::int as settled, sum(returned)::int as returned,
            sum(upheld)::int as upheld
       from dispatch_history
      where county_code = $1 and category_code = $2 and region_code ^@ $3 and month >= $4
      group by 1 order by 2 desc, 1`,
    [regionCode.slice(0, 6), categoryCode, regionCode.slice(0, 9), monthOf(since)],
    'past-units',
  )
}
