import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { createUploads, uploadPath } from './resumable.ts'

const tags = ['attachments', 'field']

/** The steps of tus 1.0: begin, look how far it got, bring a piece, give up. */
const steps = [
  { method: 'POST', url: uploadPath, summary: 'Begin an upload that can be resumed (tus 1.0)' },
  { method: 'HEAD', url: `${uploadPath}/:upload`, summary: 'How far the upload got' },
  { method: 'PATCH', url: `${uploadPath}/:upload`, summary: 'Bring the next piece' },
  { method: 'DELETE', url: `${uploadPath}/:upload`, summary: 'Give the upload up' },
] as const

/** In a scope of its own: what it says of content types holds for these routes alone. */
export async function uploadRoutes(app: App, ctx: Ctx): Promise<void> {
  const server = createUploads(ctx)

  function handle(request: FastifyRequest, reply: FastifyReply) {
    reply.hijack()
    return server.handle(request.raw, reply.raw, staffOf(request).personId)
  }

  // The pieces go to the library as they come, unread by us.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  for (const { method, url, summary } of steps)
    app.route({
      method,
      url,
      schema: {
        summary,
        tags,
        ...(url.includes(':') ? { params: Type.Object({ upload: Type.String() }) } : {}),
      },
      config: { who: 'staff' },
      handler: handle,
    })
}
