import type { Answers } from '#contract/questions.ts'
import { type Answered, answered } from '#server/cases/answers/add.ts'
import { answerFaults } from '#server/cases/answers/check.ts'
import { formAtVersion } from '#server/cases/answers/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Submission } from './submit.ts'

/**
 * The answers that came with a report, judged by the version of the form that was shown: a report that
 * waited offline while the form was edited is still good. Only who sits at a desk must have asked, and
 * an urgent matter waits for no question (OWN).
 * @throws Problem invalid naming every fault
 */
export async function answeredIn(
  ctx: Ctx,
  { report, channel, post }: Pick<Submission, 'report' | 'channel' | 'post'>,
): Promise<Answered | undefined> {
  const given = report.answers
  if (!given) return undefined
  const form = await ctx.db.run(system, (sql) => formAtVersion(ctx, sql, given.form, given.version))
  if (!form)
    throw new Problem('invalid', {
      errors: [{ pointer: '/answers/form', detail: '没有这个要素表 (no such form or version)' }],
    })
  const demanding = post !== undefined && report.urgent !== true
  const faults = answerFaults(form.data, given.values, { channel, demanding })
  if (faults.length > 0)
    throw new Problem('invalid', {
      errors: faults.map((fault) => ({ ...fault, pointer: `/answers/values${fault.pointer}` })),
    })
  return isEmpty(given.values) ? undefined : answered(form, given.values)
}

const isEmpty = (values: Answers) => Object.keys(values).length === 0
