import Type from 'typebox'
import { schemaOf } from '#contract/asking.ts'
import { channelNames } from '#contract/channels.ts'
import { CategoryCode, Id, oneOf } from '#contract/common.ts'
import { CaseAnswersView, FormView } from '#contract/questions.ts'
import { scopeOf } from '#server/cases/actor.ts'
import { caseAnswersView, formAtVersion } from '#server/cases/answers/view.ts'
import * as store from '#server/cases/store.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'

/** What is asked besides the words, and what was answered. */
export function questionsRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/town/forms',
    {
      schema: {
        summary: 'The questions of a category: those of its leaf, else of its class, or none',
        tags: ['town'],
        querystring: Type.Object({ category: CategoryCode }),
        response: { 200: Type.Object({ form: Type.Optional(FormView) }) },
      },
      config: { who: 'public' },
    },
    async (request) => {
      const form = ctx.town().form(request.query.category)
      return form ? { form: { version: form.version, ...form.data } } : {}
    },
  )

  app.get(
    '/api/town/forms/:code/schema',
    {
      schema: {
        summary: 'What answers to a form must be, as JSON Schema draft 2020-12; of any version',
        tags: ['town'],
        params: Type.Object({ code: Type.String({ pattern: '^\\d{2}(\\d{2})?$' }) }),
        querystring: Type.Object({
          version: Type.Optional(Type.Integer({ minimum: 1 })),
          channel: Type.Optional(oneOf(channelNames)),
          staff: Type.Optional(
            Type.Boolean({ description: 'With what staff must ask; a resident must nothing' }),
          ),
        }),
        response: { 200: Type.Record(Type.String(), Type.Unknown()) },
      },
      config: { who: 'public' },
    },
    async (request) => {
      const { version, channel, staff = false } = request.query
      const form = await ctx.db.run(system, (sql) =>
        formAtVersion(ctx, sql, request.params.code, version),
      )
      if (!form) throw new Problem('not-found')
      return schemaOf(form.data, { demanding: staff, ...(channel ? { channel } : {}) })
    },
  )

  app.get(
    '/api/cases/:id/questions',
    {
      schema: {
        summary:
          'What was answered to the questions of the category, and what is still to be asked',
        tags: ['cases'],
        params: Type.Object({ id: Id }),
        response: { 200: CaseAnswersView },
      },
      config: { who: 'staff' },
    },
    (request) => {
      const actor = staffOf(request)
      return ctx.db.run(scopeOf(actor), async (sql) => {
        const caseFile = await store.findCase(sql, request.params.id)
        if (!caseFile) throw new Problem('not-found')
        return caseAnswersView(ctx, sql, caseFile)
      })
    },
  )
}
