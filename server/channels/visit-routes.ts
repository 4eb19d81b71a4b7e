import Type from 'typebox'
import { AskFigure, CaseVisits, RecordVisit, VisitsFigure, WriteNote } from '#contract/visits.ts'
import type { Ctx } from '#server/ctx.ts'
import { recordVisit, writeNote } from '#server/hall/visits/commands.ts'
import { readFigure, readVisits } from '#server/hall/visits/read.ts'
import { type App, staffOf } from '#server/http/app.ts'

const CaseParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['visits']

/** How often the person came for a matter, what was handed back, and the figure made of it. */
export function visitRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/cases/:id/visits',
    {
      schema: {
        summary: 'Visits and hand-over notes of a matter',
        tags,
        params: CaseParams,
        response: { 200: CaseVisits },
      },
      config: { who: 'staff' },
    },
    (request) => readVisits(ctx, staffOf(request), request.params.id),
  )

  app.post(
    '/api/cases/:id/visits',
    {
      schema: {
        summary: 'The person has come for this matter',
        tags,
        params: CaseParams,
        body: RecordVisit,
        response: { 201: CaseVisits },
      },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      const clerk = staffOf(request)
      await recordVisit(ctx, clerk, request.params.id, request.body)
      return reply.code(201).send(await readVisits(ctx, clerk, request.params.id))
    },
  )

  app.post(
    '/api/cases/:id/hand-over-notes',
    {
      schema: {
        summary: 'What was handed back and all that is missing, told once and whole',
        tags,
        params: CaseParams,
        body: WriteNote,
        response: { 201: CaseVisits },
      },
      config: { who: 'staff' },
    },
    async (request, reply) => {
      const clerk = staffOf(request)
      await writeNote(ctx, clerk, request.params.id, request.body)
      return reply.code(201).send(await readVisits(ctx, clerk, request.params.id))
    },
  )

  app.get(
    '/api/hall/visits-figure',
    {
      schema: {
        summary: 'At most one trip: window matters with one visit, of all window matters',
        tags,
        querystring: AskFigure,
        response: { 200: VisitsFigure },
      },
      config: { who: ['HALL_CLERK', 'DISPATCHER', 'SUPERVISOR', 'LEADER'] },
    },
    (request) => readFigure(ctx, staffOf(request), request.query),
  )
}
