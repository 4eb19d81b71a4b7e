import type { Stage } from '#contract/stages.ts'
import { supervisionEffects } from '#server/supervision/effects.ts'
import { archiveEffects } from './archive/effects.ts'
import { deskEffects } from './desk/effects.ts'
import { consultationEffects } from './dispatch/consultation.ts'
import { dispatchEffects } from './dispatch/effects.ts'
import { whistleEffects } from './dispatch/whistle.ts'
import type { Effects } from './effect.ts'
import { feedbackEffects } from './feedback/effects.ts'
import { followUpEffects } from './follow-up/effects.ts'
import { handleEffects } from './handle/effects.ts'
import { taskEffects } from './handle/tasks.ts'
import { intakeEffects } from './intake/effects.ts'
import { joiningEffects } from './intake/joining.ts'

/** The whole flow, in order. Which command leads where stands in contract/cases.ts; what it changes, here. */
export const stageEffects = {
  intake: { ...intakeEffects, ...joiningEffects },
  dispatch: { ...dispatchEffects, ...consultationEffects, ...whistleEffects },
  handle: { ...handleEffects, ...taskEffects },
  feedback: feedbackEffects,
  'follow-up': followUpEffects,
  archive: archiveEffects,
} satisfies Partial<Record<Stage, Partial<Effects>>>

export const effects: Effects = {
  ...stageEffects.intake,
  ...stageEffects.dispatch,
  ...stageEffects.handle,
  ...stageEffects.feedback,
  ...stageEffects['follow-up'],
  ...stageEffects.archive,
  ...supervisionEffects,
  ...deskEffects,
}
