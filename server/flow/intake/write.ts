import type { Sql } from '#server/platform/db.ts'
import type { Intake } from './prepare.ts'

/** Column of the statement's input -> its type; the names are those of the tables. */
const given = {
  id: 'uuid',
  county_code: 'text',
  case_code: 'text',
  chain_hash: 'bytea',
  title: 'text',
  channel: 'text',
  region_code: 'text',
  located_by: 'text',
  lng: 'float8',
  lat: 'float8',
  category_code: 'text',
  category_version: 'int',
  sla_class: 'text',
  urgent: 'bool',
  confidential: 'bool',
  sensitive: 'bool',
  shielded: 'bool',
  centre_code: 'text',
  level: 'text',
  received_at: 'timestamptz',
  next_due_at: 'timestamptz',
  timer_at: 'timestamptz',
  clocks: 'jsonb',
  facets: 'jsonb',
  report_id: 'uuid',
  occurred_at: 'timestamptz',
  words: 'text',
  place_text: 'text',
  given_point: 'jsonb',
  reporter_sealed: 'bytea',
  phone_key: 'bytea',
  language: 'text',
  needs_interpreter: 'bool',
  taken_by: 'uuid',
  source_key: 'text',
  event: 'text',
  role: 'text',
  person_id: 'uuid',
  post_id: 'uuid',
  unit_code: 'text',
  data: 'jsonb',
  moved: 'jsonb',
  client_key: 'uuid',
  payload_hash: 'bytea',
  prev_hash: 'bytea',
  form_code: 'text',
  form_version: 'int',
  answers: 'jsonb',
  answer_words: 'text',
} as const
type Given = Partial<Record<keyof typeof given, unknown>>

const ofCase = `id, county_code, case_code, chain_hash, title, channel, region_code, located_by, lng, lat,
  category_code, category_version, sla_class, urgent, confidential, sensitive, shielded, centre_code, level,
  received_at, next_due_at, timer_at, clocks, facets`
const ofReport = `channel, received_at, occurred_at, words, place_text, given_point, reporter_sealed, phone_key,
  language, needs_interpreter, taken_by, source_key`
const ofEntry =
  'event, role, person_id, post_id, unit_code, data, moved, client_key, payload_hash, prev_hash'

/**
 * Case, report, answers and first timeline row of each intake, in one statement and one commit. The rows travel
 * as one JSON document: 45 columns as parameters cost more to bind than to parse.
 */
const text = (more: string) => `
with given as materialized (
  select * from json_to_recordset($1) as row (${Object.entries(given)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')})
), new_case as (
  insert into cases (${ofCase}, state) select ${ofCase}, 'REGISTERED' from given
), new_report as (
  insert into reports (id, county_code, case_id, ${ofReport}) select report_id, county_code, id, ${ofReport} from given
)${more}
insert into timeline (case_id, county_code, seq, at, command, hash, ${ofEntry})
select id, county_code, 1, received_at, 'submit', chain_hash, ${ofEntry} from given`

const plain = text('')
const withAnswers = text(`, new_answers as (
  insert into report_answers (case_id, county_code, seq, report_id, form_code, form_version, answers, words, at, given_by)
  select id, county_code, 1, report_id, form_code, form_version, answers, answer_words, received_at, taken_by
  from given where form_code is not null
)`)

/** Intakes without answers go by a statement that knows of none: they cost what they did before. */
export async function writeIntakes(sql: Sql, intakes: readonly Intake[]): Promise<void> {
  const rows = [JSON.stringify(intakes.map(rowOf))]
  if (intakes.some(({ answers }) => answers)) await sql.query(withAnswers, rows, 'intake-answers')
  else await sql.query(plain, rows, 'intake')
}

const bytes = (value: Buffer | null) => (value === null ? null : `\\x${value.toString('hex')}`)

function rowOf({ caseFile: c, report: r, answers: a, entry: e, prevHash }: Intake): Given {
  return {
    id: c.id,
    county_code: c.countyCode,
    case_code: c.caseCode,
    chain_hash: bytes(c.chainHash),
    title: c.title,
    channel: c.channel,
    region_code: c.regionCode,
    located_by: c.locatedBy,
    lng: c.lng,
    lat: c.lat,
    category_code: c.categoryCode,
    category_version: c.categoryVersion,
    sla_class: c.slaClass,
    urgent: c.urgent,
    confidential: c.confidential,
    sensitive: c.sensitive,
    shielded: c.shielded,
    centre_code: c.centreCode,
    level: c.level,
    received_at: c.receivedAt,
    next_due_at: c.nextDueAt,
    timer_at: c.timerAt,
    clocks: c.clocks,
    facets: c.facets,
    report_id: r.id,
    occurred_at: r.occurredAt,
    words: r.words,
    place_text: r.placeText,
    given_point: r.givenPoint,
    reporter_sealed: bytes(r.reporterSealed),
    phone_key: bytes(r.phoneKey),
    language: r.language,
    needs_interpreter: r.needsInterpreter,
    taken_by: r.takenBy,
    source_key: r.sourceKey,
    event: e.event,
    role: e.role,
    person_id: e.personId,
    post_id: e.postId,
    unit_code: e.unitCode,
    data: e.data,
    moved: e.moved,
    client_key: e.clientKey,
    payload_hash: bytes(e.payloadHash),
    prev_hash: bytes(prevHash),
    ...(a && {
      form_code: a.formCode,
      form_version: a.formVersion,
      answers: a.answers,
      answer_words: a.words,
    }),
  }
}
