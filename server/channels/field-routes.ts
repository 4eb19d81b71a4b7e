import { FieldOutbox, FieldResults, FieldSync, FieldSyncView } from '#contract/field.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Desk } from '#server/flow/intake/submit.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { receiveOutbox } from './field/outbox.ts'
import { syncField } from './field/sync.ts'

const tags = ['field']

/** The phones in the grid: what they did comes in, what they must know goes out. */
export function fieldRoutes(app: App, ctx: Ctx, desk: Desk): void {
  app.post(
    '/api/field/outbox',
    {
      schema: {
        summary: 'What a phone did while it was away: in order, each once for its key',
        tags,
        body: FieldOutbox,
        response: { 200: FieldResults },
      },
      config: { who: 'staff' },
    },
    async (request) => ({
      results: await receiveOutbox(ctx, desk, staffOf(request), request.body.items),
    }),
  )

  app.post(
    '/api/field/sync',
    {
      schema: {
        summary: 'What a phone does not know yet, from its cursor on',
        tags,
        body: FieldSync,
        response: { 200: FieldSyncView },
      },
      config: { who: 'staff' },
      // A first sync is some 70 KB, of which less than a third goes over the line.
      compress: { threshold: 4096 },
    },
    (request) => syncField(ctx, staffOf(request), request.body),
  )
}
