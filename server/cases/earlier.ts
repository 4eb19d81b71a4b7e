import type { CommandName } from '#contract/cases.ts'
import { waysBack } from '#contract/undo.ts'
import type { Case, Change } from './case.ts'

export type Earlier = Change['patch']

/**
 * The record of a change, with the values it replaced where it can be taken back by them. Who is on
 * the matter belongs to them: it may be forgotten with the change.
 */
export function withEarlier(
  { data, patch }: Pick<Change, 'data' | 'patch'>,
  command: CommandName,
  caseFile: Case,
): Record<string, unknown> {
  const way = waysBack[command]
  return way && 'restore' in way ? { ...data, before: earlierOf(patch, caseFile) } : data
}

function earlierOf(patch: Earlier, caseFile: Case): Earlier {
  const fields = [...Object.keys(patch), 'takenBy'] as (keyof Earlier)[]
  return Object.fromEntries(fields.map((field) => [field, caseFile[field]]))
}
