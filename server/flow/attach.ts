import { attach } from '#server/attachments/attach.ts'
import type { Actor } from '#server/cases/actor.ts'
import { addAnswers } from '#server/cases/answers/store.ts'
import type { Case, Change } from '#server/cases/case.ts'
import { addWords } from '#server/cases/reports.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Transaction } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'

/**
 * Files, further words and answers that came with a command, written beside the case in its transaction.
 * @returns the files' hashes, which the timeline keeps.
 */
export async function attachToChange(
  ctx: Ctx,
  tx: Transaction,
  actor: Actor,
  caseFile: Case,
  change: Change,
  uploadTokens: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const takenBy = actor.kind === 'staff' ? actor.personId : null
  if (change.addReport) {
    await addWords(tx, caseFile, {
      id: uuidv7(ctx.clock.now()),
      words: change.addReport.words,
      at: ctx.clock.now(),
      takenBy,
    })
  }
  if (change.addAnswers) {
    const at = ctx.clock.now()
    const given = { seq: caseFile.version + 1, reportId: null, at, givenBy: takenBy }
    await addAnswers(tx, caseFile, { ...given, ...change.addAnswers })
  }
  if (!change.attachmentIds || change.attachmentIds.length === 0) return []
  return attach(tx, change.attachmentIds, {
    caseId: caseFile.id,
    countyCode: caseFile.countyCode,
    actor,
    uploadTokens,
  })
}
