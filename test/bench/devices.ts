import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldItem, FieldKind } from '#contract/field.ts'
import { sha256 } from '#server/platform/canonical.ts'

/** A phone of a grid worker after a day without a network. */
export interface Device {
  personId: string
  grid: string
  headers: Record<string, string>
  photos: { id: string; bytes: Buffer }[]
  items: FieldItem[]
}

/**
 * Phones of the town's grid workers, signed in: the sessions are written as rows, for a password costs
 * 30 ms of argon2 and is typed once in a fortnight.
 */
export async function openDevices(sql: pg.Client, count: number, photo: Buffer): Promise<Device[]> {
  const { rows } = await sql.query<{ personId: string; grid: string }>(
    `select person_id as "personId", min(region_code) as grid from posts
     where role = 'GRID_WORKER' and valid_to is null and length(region_code) = 15
     group by person_id order by person_id limit $1`,
    [count],
  )
  const devices = rows.map(({ personId, grid }, index) => {
    const [token, csrf] = [32, 24].map((size) => randomBytes(size).toString('base64url'))
    const photos = [0, 1].map((n) => ({ id: randomUUID(), bytes: marked(photo, index * 2 + n) }))
    const headers = { cookie: `gezhong=${token}`, 'x-csrf-token': csrf ?? '' }
    return { personId, grid, token, csrf, headers, photos, items: dayOf(grid, photos) }
  })
  await sql.query(
    `insert into sessions (token_hash, person_id, csrf, created_at, seen_at, expires_at, device)
     select *, now(), now(), now() + interval '15 days', true
     from unnest($1::bytea[], $2::uuid[], $3::text[])`,
    [
      devices.map(({ token }) => sha256(token ?? '')),
      devices.map(({ personId }) => personId),
      devices.map(({ csrf }) => csrf),
    ],
  )
  return devices
}

/** Dogs off the leash: settled on the spot with a photo. */
const category = '0207'

/** Ten deeds: two matters settled on the spot with a photo each, and four notes to each of them. */
function dayOf(grid: string, photos: readonly { id: string }[]): FieldItem[] {
  return photos.flatMap(({ id }, index) => {
    const report = item('report', {
      words: `巷口有人遛狗不牵绳，第${index + 1}次碰到，已当场说清。`,
      categoryCode: category,
      regionCode: grid,
      onSite: { result: '已劝导，当场牵绳', attachmentIds: [id] },
    })
    let after = report.clientKey
    const notes = ['主人已登记', '已发告知书', '邻居已回访', '下周再看'].map((note) => {
      const given = item('command', {
        reportKey: report.clientKey,
        after,
        command: 'comment',
        payload: { note },
      })
      after = given.clientKey
      return given
    })
    return [report, ...notes]
  })
}

function item(kind: FieldKind, body: Record<string, unknown>): FieldItem {
  const hash = sha256(canonicalJson(body)).toString('hex')
  return { clientKey: randomUUID(), kind, madeAt: new Date().toISOString(), hash, body }
}

/** The same picture with a comment of its own in its head: other bytes for each phone at no cost. */
function marked(jpeg: Buffer, number: number): Buffer {
  const comment = Buffer.alloc(12)
  comment.writeUInt16BE(0xfffe, 0)
  comment.writeUInt16BE(10, 2)
  comment.writeUInt32BE(number, 4)
  randomBytes(4).copy(comment, 8)
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
}
