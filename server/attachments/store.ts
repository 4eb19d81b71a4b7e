import type { Sql, Transaction } from '#server/platform/db.ts'

export interface NewAttachment {
  id: string
  contentHash: Buffer
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
  fileName: string | null
  uploadedAt: Date
  uploadedBy: string | null
  uploadKey: Buffer | null
  /** Of what a phone brought, before it was written anew. */
  sourceHash: Buffer | null
}

/** The city's code until a case takes the file and gives it its county. */
const noCounty = '6209'

/** File and row change together under this lock: a sweep never removes what an upload just found. */
export async function lockContent(tx: Transaction, hash: Buffer): Promise<void> {
  await tx.query(
    'select pg_advisory_xact_lock($1::bigint)',
    [hash.readBigInt64BE(0).toString()],
    'content-lock',
  )
}

export async function addAttachment(sql: Sql, file: NewAttachment): Promise<void> {
  await sql.query(
    `insert into attachments (id, county_code, content_hash, media_type, bytes, width, height,
       file_name, uploaded_at, uploaded_by, upload_key, source_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      file.id,
      noCounty,
      file.contentHash,
      file.mediaType,
      file.bytes,
      file.width,
      file.height,
      file.fileName,
      file.uploadedAt,
      file.uploadedBy,
      file.uploadKey,
      file.sourceHash,
    ],
    'attachment-add',
  )
}

export async function findUploaded(sql: Sql, id: string) {
  const [row] = await sql.query<{
    id: string
    mediaType: string
    bytes: number
    uploadedBy: string | null
    sourceHash: Buffer | null
  }>(
    `select id, media_type as "mediaType", bytes, uploaded_by as "uploadedBy", source_hash as "sourceHash"
     from attachments where id = $1`,
    [id],
    'attachment-uploaded',
  )
  return row
}

export interface ServedFile {
  hash: Buffer
  mediaType: string
  fileName: string | null
}

/**
 * Run it in the actor's scope: row security on the case decides, and before there is a case the
 * uploader alone may look.
 */
export async function findServed(
  sql: Sql,
  id: string,
  personId: string,
): Promise<ServedFile | undefined> {
  const [row] = await sql.query<ServedFile & Record<string, unknown>>(
    `select a.content_hash as hash, a.media_type as "mediaType", a.file_name as "fileName"
     from attachments a
     where a.id = $1 and case when a.case_id is null then a.uploaded_by = $2
       else exists (select 1 from cases c where c.id = a.case_id and c.county_code = a.county_code) end`,
    [id, personId],
    'attachment-served',
  )
  return row
}

/** @returns the contents that may have lost their last row. */
export async function removeOrphans(
  sql: Sql,
  uploadedBefore: Date,
  byPhoneBefore: Date,
): Promise<Buffer[]> {
  const rows = await sql.query<{ content_hash: Buffer }>(
    `delete from attachments where case_id is null
       and uploaded_at < case when source_hash is null then $1::timestamptz else $2::timestamptz end
     returning content_hash`,
    [uploadedBefore, byPhoneBefore],
  )
  return rows.map((row) => row.content_hash)
}

/** Without an index on the hash: asked once a day for a few files, not worth one on every upload. */
export async function isKept(sql: Sql, hash: Buffer): Promise<boolean> {
  const rows = await sql.query('select 1 from attachments where content_hash = $1 limit 1', [hash])
  return rows.length > 0
}
