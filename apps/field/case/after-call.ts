import type { Entries } from './compose.ts'
import type { FieldCommandName } from './forms.ts'

/** A command to be opened with what the call has already told. */
export interface AfterCall {
  command: FieldCommandName
  entries: Entries
}

/**
 * Where a call is written down, the nearest first: as the contact the law asks for within a day, as a
 * follow-up, else as a note.
 */
export function afterCall(
  offered: readonly FieldCommandName[],
  reached: boolean,
): AfterCall | undefined {
  const ways: readonly AfterCall[] = [
    { command: 'contact', entries: { reached } },
    reached
      ? { command: 'followUpSolved', entries: { contacted: true } }
      : { command: 'attemptFollowUp', entries: { channel: 'PHONE' } },
    { command: 'comment', entries: {} },
  ]
  return ways.find(({ command }) => offered.includes(command))
}
