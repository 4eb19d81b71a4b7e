import type { CaseState } from '#contract/states.ts'

/** Five things a state can wait for: as many as an eye takes in at once from six metres. */
export const groups = [
  { name: 'decide', states: ['REGISTERED', 'ACCEPTED', 'OBJECTED'] },
  { name: 'sign', states: ['DISPATCHED'] },
  { name: 'handle', states: ['IN_PROGRESS', 'ON_HOLD'] },
  { name: 'check', states: ['RESOLVED', 'FOLLOW_UP'] },
  {
    name: 'done',
    states: ['CLOSED', 'ARCHIVED', 'REJECTED', 'REFERRED', 'MERGED', 'WITHDRAWN'],
  },
] as const satisfies readonly { name: string; states: readonly CaseState[] }[]
export type GroupName = (typeof groups)[number]['name']

export function grouped(
  counts: readonly { state: CaseState; n: number }[],
): { name: GroupName; n: number }[] {
  return groups.map(({ name, states }) => ({
    name,
    n: counts
      .filter(({ state }) => states.some((each) => each === state))
      .reduce((sum, { n }) => sum + n, 0),
  }))
}
