import { listMembers } from '#contract/worklists.ts'

/** Lists in an address may be written with commas too. */
export function splitLists(query: unknown): void {
  const given = query as Record<string, unknown>
  for (const name of listMembers) {
    const value = given[name]
    if (typeof value === 'string') given[name] = value.split(',')
  }
}
