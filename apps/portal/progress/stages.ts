import type { CaseState } from '#contract/states.ts'

/** The way of a matter as a resident sees it; the house's own steps stay out of it. */
export const stages = [
  'received',
  'accepted',
  'dispatched',
  'handled',
  'checked',
  'asked',
  'closed',
] as const
export type Stage = (typeof stages)[number]

const reached: Record<CaseState, Stage | undefined> = {
  DRAFT: undefined,
  REGISTERED: 'received',
  ACCEPTED: 'accepted',
  DISPATCHED: 'dispatched',
  OBJECTED: 'dispatched',
  IN_PROGRESS: 'handled',
  ON_HOLD: 'handled',
  RESOLVED: 'checked',
  FOLLOW_UP: 'asked',
  CLOSED: 'closed',
  ARCHIVED: 'closed',
  REJECTED: undefined,
  REFERRED: undefined,
  MERGED: undefined,
  WITHDRAWN: undefined,
}

export type StageLook = 'done' | 'current' | 'ahead'

/**
 * Every stage with how far it is; undefined for a matter that ended on another way (not accepted,
 * referred, merged, withdrawn), where a row of stages would promise what will not come.
 */
export function stageLooks(state: CaseState): [Stage, StageLook][] | undefined {
  const now = reached[state]
  if (!now) return undefined
  const at = stages.indexOf(now)
  return stages.map((stage, index) => [
    stage,
    index < at || now === 'closed' ? 'done' : index === at ? 'current' : 'ahead',
  ])
}

/** Nothing more will be done, whichever way it ended. */
export function isOver(state: CaseState): boolean {
  return stageLooks(state)?.every(([, look]) => look === 'done') ?? true
}
