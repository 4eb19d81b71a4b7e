import Type from 'typebox'
import { StaffReceipt } from '#contract/api.ts'
import { channelOfRole } from '#contract/channels.ts'
import { Bilingual, CategoryCode, Datum, Id } from '#contract/common.ts'
import { GridSignView } from '#contract/grid-sign.ts'
import { levelOf } from '#contract/levels.ts'
import { SubmitReport } from '#contract/reports.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Desk, submitReport } from '#server/flow/intake/submit.ts'
import { demandTicket } from '#server/hall/queue/link.ts'
import { recordFirstVisit } from '#server/hall/visits/commands.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { metrics } from '#server/platform/metrics.ts'
import { Problem } from '#server/platform/problem.ts'
import { workerOf } from '#server/town/people.ts'

const takers = Object.keys(channelOfRole) as StaffRole[]

const StaffReport = Type.Object(
  {
    ...SubmitReport.properties,
    postId: Type.Optional(Id),
    ticketId: Type.Optional(Type.String({ format: 'uuid', description: 'With which they came' })),
    onSite: Type.Optional(
      Type.Object({
        result: Type.String({ minLength: 1, maxLength: 4000 }),
        attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 20 })),
      }),
    ),
  },
  { additionalProperties: false },
)

const Proposal = Type.Object({
  candidates: Type.Array(
    Type.Object({
      code: CategoryCode,
      name: Bilingual,
      confidence: Type.Number(),
      words: Type.Array(Type.String()),
      onSite: Type.Boolean(),
    }),
  ),
  emergency: Type.Optional(Type.Object({ number: Type.String(), hint: Bilingual })),
})

const emergencyHints: Record<string, Bilingual> = {
  '110': { zh: '如有人身危险，请立即拨打 110', en: 'If anyone is in danger, ring 110 now' },
  '119': { zh: '如遇火情，请立即拨打 119', en: 'In case of fire, ring 119 now' },
  '120': { zh: '如有人受伤或急病，请立即拨打 120', en: 'If anyone is hurt or ill, ring 120 now' },
}

/** Reports written down by colleagues, and what anyone may ask while writing one. */
export function reportRoutes(app: App, ctx: Ctx, desk: Desk): void {
  app.post(
    '/api/reports',
    {
      schema: {
        summary: 'Take a report at a window, on the telephone or at the door',
        tags: ['reports'],
        body: StaffReport,
        response: { 201: StaffReceipt },
      },
      config: { who: takers },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { postId, ticketId, onSite, ...report } = request.body
      const post = actor.posts.find((candidate) =>
        postId ? candidate.id === postId : channelOfRole[candidate.role] !== undefined,
      )
      const channel = post && channelOfRole[post.role]
      if (!post || !channel) throw new Problem('not-permitted')
      if (ticketId) await demandTicket(ctx, actor, ticketId)
      const { receipt, caseFile } = await submitReport(ctx, desk, {
        report,
        channel,
        actor,
        post,
        ...(onSite ? { onSite } : {}),
      })
      if (channel === 'HALL') {
        const taken = { caseId: caseFile.id, ...(ticketId ? { ticketId } : {}) }
        await recordFirstVisit(ctx, actor, post, taken)
      }
      metrics.intake.inc({ channel })
      return reply.code(201).send({ ...receipt, state: caseFile.state })
    },
  )

  app.get(
    '/api/town/propose',
    {
      schema: {
        summary: 'Category and emergency number that these words suggest',
        tags: ['town'],
        querystring: Type.Object({
          words: Type.String({ maxLength: 4000 }),
          title: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 200: Proposal },
      },
      config: { who: 'public' },
    },
    (request) => {
      const { words, title } = request.query
      const town = ctx.town()
      const emergency = desk.senses().emergency(title ? `${title}\n${words}` : words)
      return {
        candidates: desk
          .senses()
          .classify(title, words)
          .candidates.flatMap((candidate) => {
            const leaf = town.category(candidate.code)?.data
            return leaf ? [{ ...candidate, name: leaf.name, onSite: leaf.onSite }] : []
          }),
        ...(emergency
          ? {
              emergency: {
                number: emergency,
                hint: emergencyHints[emergency] ?? { zh: '', en: '' },
              },
            }
          : {}),
      }
    },
  )

  const Where = Type.Object({ lng: Type.Number(), lat: Type.Number(), datum: Datum })
  app.get(
    '/api/town/where',
    {
      schema: { summary: 'The grid of a point', tags: ['town'], querystring: Where },
      config: { who: 'public' },
    },
    async (request) => {
      const town = ctx.town()
      const code = desk.senses().gridAt({
        lng: request.query.lng,
        lat: request.query.lat,
        datum: request.query.datum,
      })
      if (!code) throw new Problem('not-found')
      const above = [15, 12, 9, 6, 4].map((length) => code.slice(0, length))
      const worker = await ctx.db.run(system, (sql) => workerOf(sql, ctx.seal, code))
      return {
        ...(worker ? { worker } : {}),
        grid: { code, name: town.regionName(code) },
        regions: above.slice(1).map((region) => ({
          code: region,
          name: town.regionName(region),
          level: levelOf(region),
        })),
        synthetic: town.grid(code)?.synthetic ?? false,
      }
    },
  )

  app.get(
    '/api/town/grids/:code',
    {
      schema: {
        summary: 'A grid and who works there: what its sign leads to',
        tags: ['town'],
        params: Type.Object({ code: Type.String({ pattern: '^\\d{15}$' }) }),
        response: { 200: GridSignView },
      },
      config: { who: 'public' },
    },
    async (request) => {
      const { code } = request.params
      const town = ctx.town()
      const grid = town.grid(code)
      if (!grid) throw new Problem('not-found')
      const worker = await ctx.db.run(system, (sql) => workerOf(sql, ctx.seal, code))
      return {
        code,
        name: grid.name,
        village: town.regionName(code.slice(0, 12)),
        township: town.regionName(code.slice(0, 9)),
        synthetic: grid.synthetic,
        ...(worker ? { worker } : {}),
      }
    },
  )
}
