import type { Worklists } from '#contract/api.ts'
import type { WorklistSearch } from './filters.ts'

/** The queue shown: the address decides; without it the first that holds something. */
export function choose(worklists: Worklists, search: WorklistSearch) {
  const mine = worklists.find(({ post }) => post.id === search.post) ?? worklists[0]
  if (!mine) return undefined
  const queue =
    mine.queues.find((entry) => entry.queue === search.queue) ??
    mine.queues.find((entry) => entry.n > 0) ??
    mine.queues[0]
  if (!queue) return undefined
  return { post: mine.post.id, postView: mine.post, queue: queue.queue }
}
