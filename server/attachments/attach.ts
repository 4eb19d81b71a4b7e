import type { Fault } from '#contract/problems.ts'
import type { Actor } from '#server/cases/actor.ts'
import { sha256 } from '#server/platform/canonical.ts'
import type { Sql, Transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'

export interface AttachTo {
  caseId: string
  countyCode: string
  actor: Actor
  /** Proofs of uploads made without signing in, by attachment id. */
  uploadTokens?: Readonly<Record<string, string>>
}

interface UploadedRow {
  id: string
  content_hash: Buffer
  case_id: string | null
  uploaded_by: string | null
  upload_key: Buffer | null
}

/**
 * Hangs uploaded files on a case, in the caller's transaction (as system).
 * @returns the SHA-256 of each stored file in hex, in the order of the ids.
 * @throws Problem invalid, one fault for each file that is not there, not the actor's or taken already
 */
export async function attach(
  tx: Transaction,
  ids: readonly string[],
  { caseId, countyCode, actor, uploadTokens = {} }: AttachTo,
): Promise<string[]> {
  const rows = await tx.query<UploadedRow>(
    `select id, content_hash, case_id, uploaded_by, upload_key from attachments
     where id = any($1::uuid[]) order by id for update`,
    [ids],
    'attachments-lock',
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const faults: Fault[] = []
  const hashes: string[] = []
  for (const [index, id] of ids.entries()) {
    const row = byId.get(id.toLowerCase())
    // One answer for all three, or it would tell whose files exist.
    if (!row || row.case_id !== null || !mayAttach(row, actor, uploadTokens[id]))
      faults.push({
        pointer: `/attachmentIds/${index}`,
        detail: '附件不存在或已使用 (no such file, or used already)',
      })
    else hashes.push(row.content_hash.toString('hex'))
  }
  if (faults.length > 0) throw new Problem('invalid', { errors: faults })
  await tx.query(
    'update attachments set case_id = $2, county_code = $3 where id = any($1::uuid[]) and case_id is null',
    [ids, caseId, countyCode],
    'attachments-attach',
  )
  return hashes
}

function mayAttach(row: UploadedRow, actor: Actor, token: string | undefined): boolean {
  if (actor.kind === 'staff' && row.uploaded_by === actor.personId) return true
  return token !== undefined && row.upload_key?.equals(sha256(token)) === true
}

export interface AttachedFile {
  id: string
  mediaType: string
  bytes: number
  fileName: string | null
  /** SHA-256 of what is kept, in hex: what the timeline names it by. */
  hash: string
}

/** Files of a case, oldest first. The caller has made sure that the case may be seen. */
export async function attachmentsOf(sql: Sql, caseId: string): Promise<AttachedFile[]> {
  return sql.query<AttachedFile & Record<string, unknown>>(
    `select id, media_type as "mediaType", bytes, file_name as "fileName",
       encode(content_hash, 'hex') as hash
     from attachments where case_id = $1 order by uploaded_at, id`,
    [caseId],
    'attachments-of-case',
  )
}
