import type { NextJob, PassingEvent } from '#server/cases/sequencer.ts'
import type { Ctx } from '#server/ctx.ts'
import { Problem } from '#server/platform/problem.ts'
import { giveCommand } from './give.ts'

/** When a stage ends the next begins: which event calls for which job. */
export function nextJobs({ event, caseId, data }: PassingEvent): NextJob[] {
  if (data.replayed === true) return []
  if (event === 'case.submitted' && data.autoAccept === true)
    return [{ task: 'intake.accept', payload: { caseId } }]
  return []
}

/** parse -> call a command; graphile-worker tries again what throws. */
export const jobTasks = {
  async 'intake.accept'(ctx: Ctx, { caseId }: { caseId: string }): Promise<void> {
    try {
      await giveCommand(ctx, { kind: 'system' }, { caseId, command: 'autoAccept', payload: {} })
    } catch (error) {
      // A person was quicker: nothing is left to do.
      if (!(error instanceof Problem && error.type === 'wrong-state')) throw error
    }
  },
} as const
