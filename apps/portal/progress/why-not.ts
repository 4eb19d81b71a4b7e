import type { CaseState } from '#contract/states.ts'
import type { TextKey } from '../texts.ts'
import { isOver } from './stages.ts'

export const actions = ['answer', 'supplement', 'requestReopen', 'withdraw'] as const
export type Action = (typeof actions)[number]

/**
 * Plain words for "not in this state": too early, or over. The server's reason is right but says the
 * same of everything; its reasons for conditions (public safety and so on) are shown as they are.
 */
export function whyNot(action: Action, state: CaseState): TextKey {
  if (isOver(state)) return `act.over.${action}`
  return action === 'answer' || action === 'requestReopen'
    ? `act.early.${action}`
    : `act.over.${action}`
}
