/** The stages of a matter, in order. Each is a folder under server/flow; read them in this order. */
export const stages = [
  'intake',
  'locate',
  'classify',
  'dispatch',
  'handle',
  'feedback',
  'follow-up',
  'archive',
] as const

export type Stage = (typeof stages)[number]
