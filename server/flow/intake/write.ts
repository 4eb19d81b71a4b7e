import type { Sql } from '#server/platform/db.ts'
import type { Intake } from './prepare.ts'

/**
 * Case, report and first timeline row in one statement: one round trip and one commit for each report.
 * The sequencer finds the row there and calls for the next job. Figures: docs/performance.md, intake.http.
 */
const text = `
with new_case as (
  insert into cases (id, county_code, case_code, chain_hash, state, title, channel, region_code, located_by, lng, lat,
    category_code, category_version, sla_class, urgent, confidential, sensitive, shielded, centre_code, level,
    received_at, due_at, next_due_at, timer_at, clocks, facets)
  values ($1,$2,$3,$4,'REGISTERED',$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,null,$21,$22,$23,$24)
), new_report as (
  insert into reports (id, county_code, case_id, channel, received_at, occurred_at, words, place_text, given_point,
    reporter_sealed, phone_key, language, needs_interpreter, taken_by, source_key)
  values ($25,$2,$1,$6,$20,$26,$27,$28,$29,$30,$31,$32,$33,$34,$35)
)
  insert into timeline (case_id, county_code, seq, at, event, command, role, person_id, post_id, unit_code,
    data, moved, client_key, payload_hash, prev_hash, hash)
  values ($1,$2,1,$20,$36,'submit',$37,$38,$39,$40,$41,$42,$43,$44,$45,$4)`

export async function writeIntake(
  sql: Sql,
  { caseFile: c, report: r, entry: e, prevHash }: Intake,
): Promise<void> {
  await sql.query(
    text,
    [
      c.id,
      c.countyCode,
      c.caseCode,
      c.chainHash,
      c.title,
      c.channel,
      c.regionCode,
      c.locatedBy,
      c.lng,
      c.lat,
      c.categoryCode,
      c.categoryVersion,
      c.slaClass,
      c.urgent,
      c.confidential,
      c.sensitive,
      c.shielded,
      c.centreCode,
      c.level,
      c.receivedAt,
      c.nextDueAt,
      c.timerAt,
      JSON.stringify(c.clocks),
      JSON.stringify(c.facets),
      r.id,
      r.occurredAt,
      r.words,
      r.placeText,
      r.givenPoint,
      r.reporterSealed,
      r.phoneKey,
      r.language,
      r.needsInterpreter,
      r.takenBy,
      r.sourceKey,
      e.event,
      e.role,
      e.personId,
      e.postId,
      e.unitCode,
      JSON.stringify(e.data),
      JSON.stringify(e.moved),
      e.clientKey,
      e.payloadHash,
      prevHash,
    ],
    'intake',
  )
}
