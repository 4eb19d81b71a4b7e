/** What the worklist shows; it stands in the address, so that a view can be kept and shared. */
export interface WorklistFilters {
  post?: string
  /** A name of `queues`; anything else shows the first queue that holds something. */
  queue?: string
  category?: string
  region?: string
  q?: string
}
