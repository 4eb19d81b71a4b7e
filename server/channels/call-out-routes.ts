import Type, { type TObject } from 'typebox'
import {
  Acknowledge,
  Arrive,
  CallOut,
  CallOutFigures,
  CallOutList,
  type CallOutStep,
  CallOutView,
  CancelCallOut,
  callingRoles,
  Depart,
  FigureQuery,
  overseeingRoles,
} from '#contract/call-outs.ts'
import { Id } from '#contract/common.ts'
import type { StaffRole } from '#contract/roles.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { casesByIds } from '#server/cases/lists.ts'
import type { Ctx } from '#server/ctx.ts'
import { callOut, takeStep } from '#server/hall/call-outs/commands.ts'
import { type CallOutRow, callOutFigures, callOutsOf } from '#server/hall/call-outs/store.ts'
import { callOutView } from '#server/hall/call-outs/view.ts'
import { type App, type StaffActor, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { dayOf, parseDate, startOfDay } from '#server/town/calendar/days.ts'
import { HallParams } from './rooms-routes.ts'

const tags = ['call-outs']
const hallRoles: readonly StaffRole[] = [...callingRoles, ...overseeingRoles]

interface StepRoute {
  step: CallOutStep
  noun: string
  summary: string
  who: readonly StaffRole[]
  body: TObject
}
const steps: readonly StepRoute[] = [
  {
    step: 'acknowledge',
    noun: 'acknowledgement',
    summary: 'The called unit says when it comes',
    who: ['UNIT_CLERK'],
    body: Acknowledge,
  },
  {
    step: 'arrive',
    noun: 'arrival',
    summary: 'The hall says: here',
    who: callingRoles,
    body: Arrive,
  },
  {
    step: 'depart',
    noun: 'departure',
    summary: 'What came of it',
    who: callingRoles,
    body: Depart,
  },
  {
    step: 'cancel',
    noun: 'cancellation',
    summary: 'No longer needed',
    who: callingRoles,
    body: CancelCallOut,
  },
]

/** Departments called to a hall: calling, answering, arriving, and how it went. */
export function callOutRoutes(app: App, ctx: Ctx): void {
  app.post(
    '/api/hall/:code/call-outs',
    {
      schema: {
        summary: 'Call a department that is on call',
        tags,
        params: HallParams,
        body: CallOut,
        response: { 201: CallOutView },
      },
      config: { who: callingRoles },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const call = await callOut(ctx, actor, request.params.code, request.body)
      return reply.code(201).send(await one(actor, call))
    },
  )

  app.get(
    '/api/call-outs',
    {
      schema: {
        summary: 'Open ones and today’s, of my halls or my unit',
        tags,
        response: { 200: CallOutList },
      },
      config: { who: [...hallRoles, 'UNIT_CLERK'] },
    },
    async (request) => {
      const actor = staffOf(request)
      const units = actor.posts.filter(({ role }) => role === 'UNIT_CLERK')
      const midnight = new Date(startOfDay(dayOf(ctx.clock.now().getTime())))
      const mine = { regions: regionsOf(actor), units: units.map(({ unitCode }) => unitCode) }
      return shown(actor, await ctx.db.run(system, (sql) => callOutsOf(sql, mine, midnight)))
    },
  )

  app.get(
    '/api/call-outs/figures',
    {
      schema: {
        summary: 'Per unit: how many were called, how many came in time',
        tags,
        querystring: FigureQuery,
        response: { 200: CallOutFigures },
      },
      config: { who: hallRoles },
    },
    async (request) => {
      const { from, to, region = '' } = request.query
      const [first, last] = [parseDate(from), parseDate(to)]
      if (first === undefined || last === undefined) throw new Problem('invalid')
      const within = regionsOf(staffOf(request)).flatMap((own) =>
        region.startsWith(own) ? [region] : own.startsWith(region) ? [own] : [],
      )
      const rows = await ctx.db.run(system, (sql) =>
        callOutFigures(sql, within, {
          from: new Date(startOfDay(first)),
          to: new Date(startOfDay(last + 1)),
          now: ctx.clock.now(),
        }),
      )
      const town = ctx.town()
      return {
        from,
        to,
        units: rows.map(({ unit, called, inTime }) => ({
          unit: { code: unit, name: town.unitName(unit) },
          called,
          inTime,
        })),
      }
    },
  )

  for (const { step, noun, summary, who, body } of steps)
    app.post(
      `/api/call-outs/:id/${noun}`,
      {
        schema: {
          summary,
          tags,
          params: Type.Object({ id: Id }),
          body,
          response: { 200: CallOutView },
        },
        config: { who },
      },
      async (request) => {
        const actor = staffOf(request)
        // Checked against this step's schema.
        const given = request.body as { version: number }
        const { id } = request.params as { id: string }
        return one(actor, await takeStep(ctx, actor, id, step, given))
      },
    )

  async function shown(actor: StaffActor, calls: readonly CallOutRow[]): Promise<CallOutView[]> {
    const ids = [...new Set(calls.flatMap(({ caseId }) => (caseId ? [caseId] : [])))]
    const cases =
      ids.length === 0 ? [] : await ctx.db.run(scopeOf(actor), (sql) => casesByIds(sql, ids))
    const seen = new Map(cases.map((caseFile) => [caseFile.id, caseFile]))
    const now = ctx.clock.now()
    return calls.map((call) => callOutView(call, actor.posts, ctx.town(), now, seen))
  }

  async function one(actor: StaffActor, call: CallOutRow): Promise<CallOutView> {
    const [view] = await shown(actor, [call])
    if (!view) throw new Problem('not-found')
    return view
  }
}

const regionsOf = (actor: StaffActor) =>
  actor.posts.filter(({ role }) => hallRoles.includes(role)).map(({ regionCode }) => regionCode)
