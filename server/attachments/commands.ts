import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Ctx } from '#server/ctx.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { isUniqueViolation, system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { type FileStore, fileStore } from './files.ts'
import { type Kind, kindOf } from './kinds.ts'
import { writePhoto } from './photo.ts'
import * as store from './store.ts'

export interface Arriving {
  /** `truncated` once the sender went on beyond the limit. */
  stream: Readable & { truncated: boolean }
  /** As the sender calls it; kept for colleagues' files alone. */
  fileName: string | undefined
  /** undefined for a visitor of the portal. */
  personId: string | undefined
  /** Of a phone that names its photos before it brings them: the id, and the hash of what it brings. */
  chosen?: { id: string; sourceHash: Buffer }
}

export interface Uploaded {
  id: string
  mediaType: string
  bytes: number
  fileName?: string
  url: string
  /** Proof for whoever has no account; given once, kept only as a hash. */
  uploadToken?: string
}

/**
 * Takes one file: its type from its bytes, pictures written anew, safe on disk before the row.
 * @throws Problem too-large or wrong-file-type
 */
export async function receiveFile(ctx: Ctx, arriving: Arriving): Promise<Uploaded> {
  const files = fileStore(ctx.config.dataDir)
  const raw = await files.incoming()
  const clean = await files.incoming()
  try {
    await pipeline(arriving.stream, createWriteStream(raw, { mode: 0o600 }))
    if (arriving.stream.truncated) throw new Problem('too-large')
    const arrived = arriving.chosen && (await files.hashOf(raw))
    const before = arrived && (await broughtBefore(ctx, arrived, arriving))
    if (before) return before
    const kind = await accepted(raw)
    const size = kind.group === 'photo' ? await writePhoto(raw, clean, kind.mediaType) : undefined
    try {
      return await keep(ctx, files, size ? clean : raw, kind, size, arriving)
    } catch (error) {
      // Brought twice at the same moment: the other one was quicker.
      const other =
        arrived && isUniqueViolation(error) && (await broughtBefore(ctx, arrived, arriving))
      if (other) return other
      throw error
    }
  } finally {
    await rm(raw, { force: true })
    await rm(clean, { force: true })
  }
}

/** The same photo under the same id again: its answer was lost on the way. @throws Problem key-reused, invalid */
async function broughtBefore(
  ctx: Ctx,
  arrived: Buffer,
  { chosen, personId }: Arriving,
): Promise<Uploaded | undefined> {
  if (!chosen) return undefined
  if (!arrived.equals(chosen.sourceHash))
    throw new Problem('invalid', {
      errors: [
        { pointer: '/sha256', detail: '内容与校验不符 (the content is not what was hashed)' },
      ],
    })
  const before = await ctx.db.run(system, (sql) => store.findUploaded(sql, chosen.id))
  if (!before) return undefined
  if (before.uploadedBy !== personId || !before.sourceHash?.equals(arrived))
    throw new Problem('key-reused')
  const { id, mediaType, bytes } = before
  return { id, mediaType, bytes, url: `/api/attachments/${id}` }
}

async function accepted(path: string): Promise<Kind> {
  const kind = await kindOf(path)
  if (!kind) throw new Problem('wrong-file-type')
  const { size } = await stat(path)
  if (size > kind.mostBytes) throw new Problem('too-large')
  return kind
}

async function keep(
  ctx: Ctx,
  files: FileStore,
  path: string,
  kind: Kind,
  size: { width: number; height: number } | undefined,
  { personId, fileName, chosen }: Arriving,
): Promise<Uploaded> {
  const now = ctx.clock.now()
  const hash = await files.hashOf(path)
  const { size: bytes } = await stat(path)
  const uploadToken = personId ? undefined : randomBytes(24).toString('base64url')
  const name = personId ? tidyName(fileName) : undefined
  const id = chosen?.id ?? uuidv7(now)
  await ctx.db.transaction(system, async (tx) => {
    await store.lockContent(tx, hash)
    await files.keep(path, hash)
    await store.addAttachment(tx, {
      id,
      contentHash: hash,
      mediaType: kind.mediaType,
      bytes,
      width: size?.width ?? null,
      height: size?.height ?? null,
      fileName: name ?? null,
      uploadedAt: now,
      uploadedBy: personId ?? null,
      uploadKey: uploadToken ? sha256(uploadToken) : null,
      sourceHash: chosen?.sourceHash ?? null,
    })
  })
  return {
    id,
    mediaType: kind.mediaType,
    bytes,
    url: `/api/attachments/${id}`,
    ...(name ? { fileName: name } : {}),
    ...(uploadToken ? { uploadToken } : {}),
  }
}

/** No folders, no control or direction marks that make one name look like another. */
export function tidyName(name: string | undefined): string | undefined {
  const tidy = name
    ?.split(/[\\/]/)
    .at(-1)
    ?.replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  return tidy ? [...tidy].slice(-120).join('') : undefined
}

const orphanDays = 2
/** A phone brings photos before the deed that names them, which may be mended for days (OWN). */
const phoneOrphanDays = 15
/** An upload of which some is missing may go on for so long (OWN). */
const partDays = 8
/** What was taken stands in the attachments; its upload is kept for an answer that was lost (OWN). */
const takenDays = 1

/** Files that no case took in time. @returns how many rows went. */
export async function sweepOrphans(ctx: Ctx): Promise<number> {
  const files = fileStore(ctx.config.dataDir)
  const ago = (days: number) => new Date(ctx.clock.now().getTime() - days * 86_400_000)
  const before = ago(orphanDays)
  const hashes = await ctx.db.run(system, (sql) =>
    store.removeOrphans(sql, before, ago(phoneOrphanDays)),
  )
  for (const hex of new Set(hashes.map((hash) => hash.toString('hex')))) {
    const hash = Buffer.from(hex, 'hex')
    await ctx.db.transaction(system, async (tx) => {
      await store.lockContent(tx, hash)
      if (!(await store.isKept(tx, hash))) await files.remove(hash)
    })
  }
  await files.sweepIncoming(before)
  await files.sweepUploads(ago(takenDays), ago(partDays))
  return hashes.length
}
