import type { CommandName } from './cases.ts'

/** Own choice: long enough to notice a slip, too short for anybody to have come to rely on the step. */
export const undoMinutes = 10

/**
 * How a step is taken back: by a command that undoes it, or by the earlier values, recorded under the
 * command that a person would have given to set them.
 */
export type WayBack =
  | { give: CommandName }
  | { restore: CommandName | ((before: Readonly<Record<string, unknown>>) => CommandName) }

const holder = {
  restore: (before: Readonly<Record<string, unknown>>) => (before.takenBy ? 'assign' : 'release'),
} satisfies WayBack

/** What is not named here has been told to somebody, or moved a clock, and stands. Of a merge taken back its reporter is told as well. */
export const waysBack: Readonly<Partial<Record<CommandName, WayBack>>> = {
  dispatch: { give: 'recall' },
  merge: { give: 'unmerge' },
  setUrgency: { restore: 'setUrgency' },
  setConfidentiality: { restore: 'setConfidentiality' },
  reclassify: { restore: 'reclassify' },
  relocate: { restore: 'relocate' },
  delegate: { restore: 'delegate' },
  take: holder,
  assign: holder,
  release: { restore: 'take' },
}

/** Why a step is not taken back. */
export const undoRefusals = {
  notMine: {
    zh: '最近一步不是您做的，不能撤销',
    en: 'The last step is not yours to take back',
  },
  stands: { zh: '这一步不能撤销', en: 'This step cannot be taken back' },
  late: {
    zh: `已超过 ${undoMinutes} 分钟，不能撤销`,
    en: `More than ${undoMinutes} minutes have passed`,
  },
} as const
