import pg from 'pg'
import { fillSearch } from './fill-search.ts'

/**
 * Fills a seeded database with so many cases, 99 % of them long closed, spread over all grids; three
 * of five open ones are held by Suzhou's centre, so that its first page is full at every size.
 */
export async function fillCases(url: string, count: number): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(
      "select set_config('app.scope', 'system', false), set_config('synchronous_commit', 'off', false), set_config('work_mem', '256MB', false)",
    )
    await client.query(
      `
      create temp table many as
        select i, uuidv7(interval '-1 day' * (($1 - i) * 700.0 / $1)) as id, i % 100 = 0 as is_open, (i / 100) % 8 as turn,
          case when i % 100 = 0 and (i / 100) % 5 < 3 then suzhou[1 + (i / 100) % 900] else grids[1 + (i::bigint * 7919) % cardinality(grids)] end as place,
          leaves[1 + i % 98] as category,
          now() - interval '1 day' * (($1 - i) * 700.0 / $1) as at
        from generate_series(1, $1) as i,
          (select array_agg(code order by code) as grids, array_agg(code order by code) filter (where code like '620902%') as suzhou
           from town_items where kind = 'grid' and valid_to is null) as g,
          (select array_agg(code order by code) as leaves from town_items where kind = 'category' and length(code) = 4 and valid_to is null) as l
    `.replaceAll('$1', String(count)),
    )
    await client.query(fillSql)
    await client.query(countsSql)
    await fillSearch(client)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

const open =
  "(array['REGISTERED','ACCEPTED','DISPATCHED','OBJECTED','IN_PROGRESS','ON_HOLD','RESOLVED','FOLLOW_UP'])[turn + 1]"
const words =
  "'天怡家园楼下的洗衣店夜里十一点还开机器，噪声很大，孩子要高考，睡不好觉。已经跟店主说过两次，没有用，请管一管。'"
const place =
  "jsonb_build_object('state', state, 'region', region_code, 'centre', centre_code, 'unit', lead_unit)"

const fillSql = `
  insert into cases (id, county_code, case_code, version, chain_hash, state, title, channel, region_code, located_by, lng, lat, category_code,
    category_version, category_confirmed, sla_class, centre_code, level, lead_unit, unit_codes, received_at, due_at, next_due_at, timer_at, closed_at, clocks, facets)
  select id, left(place, 6), lpad(i::text, 14, '0'), 3, sha256(i::text::bytea), case when is_open then ${open} else 'ARCHIVED' end,
    '洗衣店夜里噪声很大 ' || i, 'PORTAL', place, 'POINT', 98 + i * 37 % 1000 / 500.0, 39 + i * 91 % 1000 / 1000.0, category, 1, true, 'COMPLAINT', 'C-' || left(place, 6), 'COUNTY',
    case when turn >= 2 or not is_open then left(place, 6) || '-PSB' end,
    case when turn >= 2 or not is_open then array[left(place, 6) || '-PSB'] else '{}' end,
    at, at + interval '7 days', case when is_open then at + interval '7 days' end, null, case when is_open then null else at + interval '5 days' end,
    jsonb_build_object('finish', jsonb_build_object('startedAt', at, 'dueAt', at + interval '7 days', 'limit', '{"amount":5,"unit":"WD"}'::jsonb, 'rule', 'COMPLAINT@1', 'calendar', 'bench')),
    '{"proposal":{"candidates":[{"code":"0407","confidence":0.85,"words":["洗衣店","噪声"]}],"placeEvidence":[],"classifier":"bench"}}'
  from many order by i;
  insert into reports (id, county_code, case_id, channel, received_at, words)
  select uuidv7(), county_code, id, 'PORTAL', received_at, ${words} from cases;
  insert into timeline (case_id, county_code, seq, at, event, command, role, data, moved, prev_hash, hash)
  select id, county_code, s, received_at, 'case.noted', 'comment', 'SYSTEM', '{"note":"."}', jsonb_build_object('from', null, 'to', ${place}), chain_hash, chain_hash
  from cases, generate_series(1, 3) as s;
`

const countsSql = `
  insert into case_counts (scope, code, state, n)
  select 'region', left(region_code, len), state, count(*) from cases, unnest(array[4, 6, 9, 12, 15]) as len group by 2, 3
  union all select 'centre', centre_code, state, count(*) from cases group by 2, 3
  union all select 'unit', lead_unit, state, count(*) from cases where lead_unit is not null group by 2, 3;
  update sequencer set last_xid = pg_current_xact_id(), last_position = 0;
`
