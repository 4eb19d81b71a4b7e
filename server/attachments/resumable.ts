import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { FileStore } from '@tus/file-store'
import { Server, type Upload } from '@tus/server'
import { Value } from 'typebox/value'
import { Id } from '#contract/common.ts'
import type { Ctx } from '#server/ctx.ts'
import { isLost } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { receiveFile } from './commands.ts'
import { fileStore } from './files.ts'
import { mostBytesOfAny } from './kinds.ts'

export const uploadPath = '/api/uploads'
/** Who is signed in, by the request as it came in: nothing that a header could claim. */
const persons = new WeakMap<object, string>()
interface Served {
  runtime?: { node?: { req?: object } | undefined } | undefined
}

function personOf(request: Served): string {
  const person = persons.get(request.runtime?.node?.req ?? request)
  if (person === undefined) throw new Error('an upload came in past the gate')
  return person
}

/**
 * Uploads that go on where they broke off (tus 1.0). The phone chooses the id of the attachment, so
 * that what names it can be written before there is a line; brought twice, it is there once.
 */
export function createUploads(ctx: Ctx) {
  const directory = fileStore(ctx.config.dataDir).uploads
  const datastore = new FileStore({ directory })

  /** The whole is there: it becomes the attachment that the phone named, or is refused and forgotten. */
  async function take({ id, metadata }: Pick<Upload, 'id' | 'metadata'>, personId: string) {
    try {
      await receiveFile(ctx, {
        stream: Object.assign(createReadStream(resolve(directory, id)), { truncated: false }),
        fileName: metadata?.fileName ?? undefined,
        personId,
        chosen: { id: idIn(metadata?.attachmentId), sourceHash: hashIn(metadata?.sha256) },
      })
    } catch (error) {
      if (error instanceof Problem) {
        await datastore.remove(id)
        throw told(error)
      }
      ctx.log.error({ err: error }, 'an upload could not be taken')
      throw told(new Problem(isLost(error) ? 'unavailable' : 'internal'))
    }
  }

  const server = new Server({
    path: uploadPath,
    datastore,
    relativeLocation: true,
    maxSize: mostBytesOfAny,
    disableTerminationForFinishedUploads: true,
    namingFunction: (request, metadata) => `${personOf(request)}_${idIn(metadata?.attachmentId)}`,
    async onIncomingRequest(request, uploadId) {
      const person = personOf(request)
      // Another person's upload does not exist.
      if (uploadId && !uploadId.startsWith(`${person}_`)) throw told(new Problem('not-found'))
      // The last piece came and the program was killed before it took the whole: a phone that asks how
      // far it got must not hear "all of it" before that is so.
      if (request.method !== 'HEAD') return
      const upload = await datastore.getUpload(uploadId)
      if (upload.offset === upload.size) await take(upload, person)
    },
    async onUploadFinish(request, upload) {
      await take(upload, personOf(request))
      return {}
    },
  })
  return {
    handle(request: IncomingMessage, response: ServerResponse, personId: string) {
      persons.set(request, personId)
      return server.handle(request, response)
    },
  }
}

function idIn(given: string | null | undefined): string {
  if (typeof given === 'string' && Value.Check(Id, given)) return given.toLowerCase()
  throw told(fault('/attachmentId', '须为 UUID (must be a UUID)'))
}

function hashIn(given: string | null | undefined): Buffer {
  if (typeof given === 'string' && /^[0-9a-f]{64}$/.test(given)) return Buffer.from(given, 'hex')
  throw told(fault('/sha256', '须为 SHA-256 (must be a SHA-256 in hex)'))
}

const fault = (pointer: string, detail: string) =>
  new Problem('invalid', { errors: [{ pointer, detail }] })

/** As the upload library wants refusals: what every route of ours says, in its body. */
function told(problem: Problem): { status_code: number; body: string } {
  const document = problem.document()
  return { status_code: document.status, body: JSON.stringify(document) }
}
