import { randomUUID } from 'node:crypto'
import { caseCodeOf } from '#contract/case-code.ts'
import { type Database, system } from '#server/platform/db.ts'
import { randomDigits } from '#server/platform/ids.ts'

export interface MadeCase {
  id: string
  caseCode: string
  countyCode: string
}

/** A bare case row, for tests of what stands around cases; those of the flow submit reports. */
export async function makeCase(
  db: Database,
  given: { regionCode: string; leadUnit?: string; unitCodes?: readonly string[]; at: Date },
): Promise<MadeCase> {
  const id = randomUUID()
  const caseCode = caseCodeOf(randomDigits(11))
  const countyCode = given.regionCode.slice(0, 6)
  await db.run(system, (sql) =>
    sql.query(
      `insert into cases (id, county_code, case_code, chain_hash, state, title, channel, region_code,
         located_by, centre_code, level, lead_unit, unit_codes, received_at)
       values ($1, $2, $3, '', 'REGISTERED', '测试', 'PORTAL', $4, 'POINT', 'C-' || $2, 'COUNTY', $5, $6, $7)`,
      [
        id,
        countyCode,
        caseCode,
        given.regionCode,
        given.leadUnit ?? null,
        given.unitCodes ?? [],
        given.at,
      ],
    ),
  )
  return { id, caseCode, countyCode }
}

/** A timeline row in its place in the commit order, as the sequencer would give it. */
export async function makeEvent(
  db: Database,
  of: MadeCase,
  event: { seq: number; name: string; region: string; unit?: string; fromUnit?: string; at: Date },
): Promise<number> {
  const place = (unit: string | undefined) => ({
    state: 'REGISTERED',
    region: event.region,
    centre: 'C',
    unit: unit ?? null,
  })
  return db.run(system, async (sql) => {
    await sql.query(
      `insert into timeline (case_id, county_code, seq, at, event, command, role, data, moved, prev_hash, hash)
       values ($1, $2, $3, $4, $5, 'comment', 'SYSTEM', '{}', $6, '', '')`,
      [
        of.id,
        of.countyCode,
        event.seq,
        event.at,
        event.name,
        JSON.stringify({ from: place(event.fromUnit), to: place(event.unit) }),
      ],
    )
    const [row] = await sql.query<{ position: number }>(
      `insert into timeline_order (position, case_id, county_code, seq, hash)
       select coalesce(max(position), 0) + 1, $1, $2, $3, '' from timeline_order returning position`,
      [of.id, of.countyCode, event.seq],
    )
    return row?.position ?? 0
  })
}
