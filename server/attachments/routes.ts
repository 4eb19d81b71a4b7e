import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { AttachmentView } from '#contract/api.ts'
import { Id } from '#contract/common.ts'
import { scopeOf } from '#server/cases/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'
import { Problem } from '#server/platform/problem.ts'
import { receiveFile } from './commands.ts'
import { fileStore } from './files.ts'
import { mostBytesOfAny } from './kinds.ts'
import { thumbOf } from './photo.ts'
import { rangeOf } from './range.ts'
import { findServed, type ServedFile } from './store.ts'

const PortalAttachment = Type.Object({
  ...AttachmentView.properties,
  uploadToken: Type.String({
    description: 'Goes back with the report that names the file: uploadTokens {id: token}',
  }),
})

const tags = ['attachments']
const consumes = ['multipart/form-data']

export async function attachmentRoutes(app: App, ctx: Ctx): Promise<void> {
  await app.register(multipart, {
    limits: { files: 1, fields: 5, parts: 6, fileSize: mostBytesOfAny, headerPairs: 50 },
  })

  async function receive(request: FastifyRequest, personId: string | undefined) {
    const part = await request.file()
    if (!part)
      throw new Problem('invalid', { errors: [{ pointer: '/file', detail: '必填 (required)' }] })
    return receiveFile(ctx, { stream: part.file, fileName: part.filename, personId })
  }

  app.post(
    '/api/attachments',
    {
      schema: {
        summary: 'Upload one file (form field `file`), to be named by a report or command',
        tags,
        consumes,
        response: { 201: AttachmentView },
      },
      config: { who: 'staff', rateLimit: limits(ctx.config).upload },
    },
    async (request, reply) =>
      reply.code(201).send(await receive(request, staffOf(request).personId)),
  )

  app.post(
    '/api/portal/attachments',
    {
      schema: {
        summary: 'Upload one file without signing in',
        tags: [...tags, 'portal'],
        consumes,
        response: { 201: PortalAttachment },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).portalUpload },
    },
    async (request, reply) => {
      const { uploadToken = '', ...view } = await receive(request, undefined)
      return reply.code(201).send({ ...view, uploadToken })
    },
  )

  app.get(
    '/api/attachments/:id',
    {
      schema: { summary: 'The file', tags, params: Type.Object({ id: Id }) },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { id } = request.params
      const file = await ctx.db.run(scopeOf(actor), (sql) => findServed(sql, id, actor.personId))
      if (!file) throw new Problem('not-found')
      return serve(ctx, request, reply, file)
    },
  )

  app.get(
    '/api/attachments/:id/thumb',
    {
      schema: {
        summary: 'A picture made small, for a telephone on a slow line',
        tags,
        params: Type.Object({ id: Id }),
      },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { id } = request.params
      const file = await ctx.db.run(scopeOf(actor), (sql) => findServed(sql, id, actor.personId))
      if (!file?.mediaType.startsWith('image/')) throw new Problem('not-found')
      const picture = await thumbOf(fileStore(ctx.config.dataDir).pathOf(file.hash))
      // Telephones promise to keep what they are shown sealed: the browser keeps none of it.
      return reply.header('cache-control', 'no-store').type('image/webp').send(picture)
    },
  )
}

/** Shown as what we found it to be, in a page of its own that may do nothing. */
async function serve(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  file: ServedFile,
): Promise<FastifyReply> {
  const path = fileStore(ctx.config.dataDir).pathOf(file.hash)
  const { size } = await stat(path)
  const etag = `"${file.hash.toString('hex')}"`
  reply
    .header('etag', etag)
    // Kept by the browser, yet asked for each time: who may see a case changes.
    .header('cache-control', 'private, no-cache')
    .header('accept-ranges', 'bytes')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', disposition(file))
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const range = rangeOf(request.headers.range, size)
  if (range === 'unsatisfiable')
    return reply.code(416).header('content-range', `bytes */${size}`).send()
  reply.type(file.mediaType)
  if (!range) return reply.header('content-length', size).send(createReadStream(path))
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(createReadStream(path, range))
}

function disposition({ mediaType, fileName }: ServedFile): string {
  const way = mediaType === 'application/pdf' ? 'attachment' : 'inline'
  if (!fileName) return way
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${way}; filename*=UTF-8''${encoded}`
}
