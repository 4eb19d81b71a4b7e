import Type from 'typebox'
import { Id, RegionCode } from '#contract/common.ts'
import { informReaderRoles, informRoles } from '#contract/inform-words.ts'
import { InformDetail, InformPage, InformShown, NewInform } from '#contract/informs.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'
import { endInform, makeInform } from '#server/informs/commands.ts'
import { informDetail, informsOfGrid, listInforms, readInform } from '#server/informs/read.ts'

const tags = ['informs']
const One = Type.Object({ id: Id })
const GridCode = Type.String({ pattern: '^\\d{15}$' })

/** What the homes of a place are told, door by door. */
export function informRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/informs',
    {
      schema: { summary: 'What is told, and was lately', tags, response: { 200: InformPage } },
      config: { who: informReaderRoles },
    },
    async (request) => ({ items: await listInforms(ctx, staffOf(request)) }),
  )

  app.post(
    '/api/informs',
    {
      schema: {
        summary: 'Have the homes of a place told something',
        tags,
        body: NewInform,
        response: { 200: InformDetail },
      },
      config: { who: informRoles },
    },
    async (request) => {
      const actor = staffOf(request)
      const { id } = await makeInform(ctx, actor, request.body)
      return informDetail(ctx, actor, id, undefined)
    },
  )

  app.get(
    '/api/informs/:id',
    {
      schema: {
        summary: 'How many homes were told, place by place',
        tags,
        params: One,
        querystring: Type.Object(
          { region: Type.Optional(RegionCode) },
          { additionalProperties: false },
        ),
        response: { 200: InformDetail },
      },
      config: { who: informReaderRoles },
    },
    (request) => informDetail(ctx, staffOf(request), request.params.id, request.query.region),
  )

  app.post(
    '/api/informs/:id/withdrawal',
    {
      schema: {
        summary: 'Take it from the phones; what was told stays told',
        tags,
        params: One,
        response: { 200: InformDetail },
      },
      config: { who: informRoles },
    },
    async (request) => {
      const actor = staffOf(request)
      const { id } = await endInform(ctx, actor, request.params.id)
      return informDetail(ctx, actor, id, undefined)
    },
  )

  app.get(
    '/api/town/grids/:code/informs',
    {
      schema: {
        summary: 'What hangs on the sign of a grid today',
        tags,
        params: Type.Object({ code: GridCode }),
        response: { 200: Type.Array(InformShown) },
      },
      config: { who: 'public' },
    },
    (request) => informsOfGrid(ctx, request.params.code),
  )

  app.post(
    '/api/portal/informs/:id/reads',
    {
      schema: {
        summary: 'It was read on the portal; counted, by nobody',
        tags,
        params: One,
        body: Type.Object({ grid: GridCode }, { additionalProperties: false }),
        response: { 204: Type.Null() },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).progress },
    },
    async (request, reply) => {
      await readInform(ctx, request.params.id, request.body.grid)
      return reply.code(204).send(null)
    },
  )
}
