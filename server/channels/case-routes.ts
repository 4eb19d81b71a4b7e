import Type from 'typebox'
import { CaseView, CommandBody, LookBody, LookView } from '#contract/api.ts'
import { type CommandName, commandNames, commands } from '#contract/cases.ts'
import { payloads } from '#contract/payloads.ts'
import type { Reporter } from '#contract/reports.ts'
import { addLook } from '#server/cases/reading.ts'
import { reportsOf } from '#server/cases/reports.ts'
import { openingPost } from '#server/cases/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { giveCommand } from '#server/flow/give.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { CaseParams, seen, viewAfter, viewOf } from './case-answers.ts'

/** Everything staff do with a case: its page, and one route for each command. */
export function caseRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/cases/:id',
    {
      schema: {
        summary: 'Everything about a case',
        tags: ['cases'],
        params: CaseParams,
        response: { 200: CaseView },
      },
      config: { who: 'staff' },
    },
    (request) => viewOf(ctx, staffOf(request), request.params.id),
  )

  app.post(
    '/api/cases/:id/looks',
    {
      schema: {
        summary: 'Open who reported, for a stated purpose; logged',
        tags: ['cases'],
        params: CaseParams,
        body: LookBody,
        response: { 200: LookView },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const actor = staffOf(request)
      const caseFile = await seen(ctx, actor, request.params.id)
      const post = openingPost(actor, caseFile)
      if (!post) throw new Problem('not-permitted')
      return ctx.db.transaction({ kind: 'system' }, async (tx) => {
        const now = ctx.clock.now()
        await addLook(tx, {
          id: uuidv7(now),
          caseId: caseFile.id,
          countyCode: caseFile.countyCode,
          personId: actor.personId,
          postId: post.id,
          purpose: request.body.purpose,
          fields: ['reporter'],
          at: now,
        })
        const reports = await reportsOf(tx, caseFile.id)
        const reporters = reports.flatMap((report) =>
          report.reporterSealed
            ? [JSON.parse(ctx.seal.open(report.reporterSealed)) as Reporter]
            : [],
        )
        return { reporters }
      })
    },
  )

  for (const command of commandNames) commandRoute(app, ctx, command)
}

/** POST /api/cases/{id}/{noun}: one route for each command of the table that staff may give. */
function commandRoute(app: App, ctx: Ctx, command: CommandName): void {
  const rule = commands[command]
  const forStaff = rule.who.some(
    (grant) => grant.relation !== 'REPORTER' && grant.relation !== 'SYSTEM',
  )
  if (command === 'submit' || !forStaff) return
  const body = Type.Object({ ...CommandBody.properties, payload: payloads[command] })
  app.post(
    `/api/cases/:id/${rule.noun}`,
    {
      schema: {
        summary: `${rule.zh} ${rule.en}`,
        tags: ['commands'],
        params: CaseParams,
        body,
        response: { 200: CaseView },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const actor = staffOf(request)
      const { clientKey, version, postId, payload } = request.body as {
        clientKey: string
        version: number
        postId?: string
        payload: Record<string, unknown>
      }
      const { id } = request.params
      return viewAfter(ctx, actor, id, () =>
        giveCommand(ctx, actor, {
          caseId: id,
          command,
          clientKey,
          version,
          payload,
          ...(postId ? { postId } : {}),
        }),
      )
    },
  )
}
