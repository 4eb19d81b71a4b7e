import Type from 'typebox'
import { CaseTexts } from '#contract/case-texts.ts'
import { commandNames } from '#contract/cases.ts'
import { Id, oneOf } from '#contract/common.ts'
import { matching } from '#contract/text-match.ts'
import { textFields } from '#contract/texts.ts'
import { scopeOf } from '#server/cases/actor.ts'
import * as store from '#server/cases/store.ts'
import { textValues } from '#server/cases/text-values.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { Problem } from '#server/platform/problem.ts'

/** Words at hand for whoever writes about a case. */
export function textRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/cases/:id/texts',
    {
      schema: {
        summary: 'Standard texts for the entries of a command, and what their placeholders give',
        tags: ['cases'],
        params: Type.Object({ id: Id }),
        querystring: Type.Object({ command: oneOf(commandNames as [string, ...string[]]) }),
        response: { 200: CaseTexts },
      },
      config: { who: 'staff' },
    },
    async (request) => {
      const { id } = request.params
      const caseFile = await ctx.db.run(scopeOf(staffOf(request)), (sql) => store.findCase(sql, id))
      if (!caseFile) throw new Problem('not-found')
      const town = ctx.town()
      const now = ctx.clock.now()
      const { state, categoryCode } = caseFile
      const command = commandNames.find((name) => name === request.query.command)
      const fields = command ? (textFields.get(command) ?? []) : []
      const offers = (use: string) =>
        matching(town.texts, { use, state, categoryCode }).map(
          ({ version, data: { code, name, body } }) => ({ code, version, name, body }),
        )
      return {
        values: textValues(caseFile, { town, now, publicUrl: ctx.config.publicUrl }),
        fields: Object.fromEntries(fields.map((field) => [field, offers(`${command}.${field}`)])),
      }
    },
  )
}
