import type { Queue } from '#contract/api.ts'

/** What the worklist shows; it stands in the address, so that a view can be kept and shared. */
export interface WorklistFilters {
  post?: string
  queue?: Queue
  category?: string
  region?: string
  q?: string
}
