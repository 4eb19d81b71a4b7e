/**
 * The states of a case, in the order in which they are passed (domain: section 3). `turn` says whose
 * turn it is: the centre's that holds the case, or the lead unit's.
 */
export const caseStates = {
  DRAFT: { zh: '草稿', en: 'Draft', open: false },
  REGISTERED: { zh: '已登记', en: 'Registered', open: true, turn: 'CENTRE' },
  ACCEPTED: { zh: '已受理', en: 'Accepted', open: true, turn: 'CENTRE' },
  DISPATCHED: { zh: '待签收', en: 'Awaiting sign', open: true, turn: 'UNIT' },
  OBJECTED: { zh: '派单异议', en: 'Objected', open: true, turn: 'CENTRE' },
  IN_PROGRESS: { zh: '办理中', en: 'In progress', open: true, turn: 'UNIT' },
  ON_HOLD: { zh: '挂账', en: 'On hold', open: true, turn: 'UNIT' },
  RESOLVED: { zh: '待核查', en: 'Awaiting check', open: true, turn: 'CENTRE' },
  FOLLOW_UP: { zh: '待回访', en: 'Follow-up', open: true, turn: 'CENTRE' },
  CLOSED: { zh: '已结案', en: 'Closed', open: false },
  ARCHIVED: { zh: '已归档', en: 'Archived', open: false },
  REJECTED: { zh: '不予受理', en: 'Not accepted', open: false },
  REFERRED: { zh: '转法定途径', en: 'Referred', open: false },
  MERGED: { zh: '已并案', en: 'Merged', open: false },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn', open: false },
} as const

export type CaseState = keyof typeof caseStates
export const stateNames = Object.keys(caseStates) as CaseState[]
export const openStates = stateNames.filter((state) => caseStates[state].open)
