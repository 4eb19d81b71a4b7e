import Type from 'typebox'
import { Id } from '#contract/common.ts'
import { homeCoverageRoles, visitReaderRoles } from '#contract/home-words.ts'
import {
  FindVisit,
  HomeCoverage,
  HomeCoverageQuery,
  HomeVisitOpened,
  HomeVisitRows,
  OpenVisit,
  VisitReceiptView,
} from '#contract/homes.ts'
import type { Ctx } from '#server/ctx.ts'
import { readHomeCoverage } from '#server/homes/coverage.ts'
import { gridVisits, openVisit } from '#server/homes/read.ts'
import { showReceipt, withdrawConsent } from '#server/homes/receipt.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'

const tags = ['home visits']
const noStore = ['cache-control', 'no-store'] as const

/** Visits at homes: how many were reached, what one held, and the resident's own look at it. */
export function homeRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/home-visits/coverage',
    {
      schema: {
        summary: 'Homes reached for a purpose, place by place',
        tags,
        querystring: HomeCoverageQuery,
        response: { 200: HomeCoverage },
      },
      config: { who: homeCoverageRoles },
    },
    (request) => readHomeCoverage(ctx, staffOf(request), request.query),
  )

  app.get(
    '/api/home-visits',
    {
      schema: {
        summary: 'The newest visits of a grid, without what was answered',
        tags,
        querystring: Type.Object(
          {
            grid: Type.String({ pattern: '^\\d{15}$' }),
            form: Type.Optional(Type.String({ maxLength: 32 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: HomeVisitRows },
      },
      config: { who: visitReaderRoles },
    },
    async (request) => ({ items: await gridVisits(ctx, staffOf(request), request.query) }),
  )

  app.post(
    '/api/home-visits/:id/openings',
    {
      schema: {
        summary:
          'Open what was written down at a door; the purpose is kept for the resident to see',
        tags,
        params: Type.Object({ id: Id }),
        body: OpenVisit,
        response: { 200: HomeVisitOpened },
      },
      config: { who: visitReaderRoles },
    },
    (request, reply) => {
      reply.header(...noStore)
      return openVisit(ctx, staffOf(request), request.params.id, request.body.purpose)
    },
  )

  app.post(
    '/api/portal/home-visits',
    {
      schema: {
        summary: 'A resident with the receipt of a visit: what was kept, and who has looked',
        tags,
        body: FindVisit,
        response: { 200: VisitReceiptView },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).progress },
    },
    (request, reply) => {
      reply.header(...noStore)
      return showReceipt(ctx, request.body)
    },
  )

  app.post(
    '/api/portal/home-visits/withdrawal',
    {
      schema: {
        summary: 'The resident takes her consent back: answers and signature are deleted',
        tags,
        body: FindVisit,
        response: { 200: VisitReceiptView },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).progress },
    },
    (request, reply) => {
      reply.header(...noStore)
      return withdrawConsent(ctx, request.body)
    },
  )
}
