import type { Progress } from './use-progress.ts'

/**
 * A matter that was merged, as its reporter should see it: where the one it follows stands, and the
 * steps of both in the order of time. Any other is as it is.
 */
export function asFollowed(progress: Progress): Progress {
  const { follows } = progress
  if (!follows) return progress
  const { state, stateName, unit, dueAt, closedAt } = follows
  const { dueAt: _due, closedAt: _closed, unit: _unit, ...own } = progress
  return {
    ...own,
    state,
    stateName,
    ...(unit ? { unit } : {}),
    ...(dueAt ? { dueAt } : {}),
    ...(closedAt ? { closedAt } : {}),
    steps: [...progress.steps, ...follows.steps].toSorted((a, b) => a.at.localeCompare(b.at)),
  }
}
