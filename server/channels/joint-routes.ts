import { JointVisits } from '#contract/joint.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { readJointVisits } from '#server/joint/read.ts'
import { CaseParams } from './case-answers.ts'

/** Visits of police, judge and grid worker together; they are made on the phones. */
export function jointRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/cases/:id/joint-visits',
    {
      schema: {
        summary: 'Joint visits of a matter, with the record that those who were there share',
        tags: ['joint-visits'],
        params: CaseParams,
        response: { 200: JointVisits },
      },
      config: { who: 'staff' },
    },
    (request) => readJointVisits(ctx, staffOf(request), request.params.id),
  )
}
