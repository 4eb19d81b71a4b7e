import type { CommandName } from './cases.ts'

/**
 * What may be given to many matters at once: steps whose payload means the same for each of them. Not
 * among them is what is said to one person or about one matter alone (a refusal, a reply, a ruling, a
 * category, a place), and what somebody must have seen or heard for each: checks, follow-ups, results.
 */
export const bulkCommands = [
  'accept',
  'dispatch',
  'delegate',
  'merge',
  'sign',
  'take',
  'release',
  'assign',
  'setUrgency',
  'comment',
  'remind',
] as const satisfies readonly CommandName[]
export type BulkCommand = (typeof bulkCommands)[number]
