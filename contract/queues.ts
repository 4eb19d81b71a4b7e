/** Queues of a post, in the order in which they are shown. */
export const queues = {
  REGISTERED: { zh: '待受理', en: 'To accept' },
  ACCEPTED: { zh: '待派单', en: 'To dispatch' },
  OBJECTED: { zh: '待裁定', en: 'To rule' },
  DISPATCHED: { zh: '待签收', en: 'To sign' },
  IN_PROGRESS: { zh: '办理中', en: 'In progress' },
  ON_HOLD: { zh: '挂账', en: 'On hold' },
  RESOLVED: { zh: '待核查', en: 'To check' },
  FOLLOW_UP: { zh: '待回访', en: 'To follow up' },
  TASKS: { zh: '协办任务', en: 'Joint tasks' },
  PROMISES: { zh: '承诺待查', en: 'Promises to check' },
  OVERDUE: { zh: '已超期', en: 'Overdue' },
  ALL_OPEN: { zh: '全部在办', en: 'All open' },
  RECENT: { zh: '最近收到', en: 'Recently received' },
} as const
export type Queue = keyof typeof queues
export const queueNames = Object.keys(queues) as [Queue, ...Queue[]]

/** Whose matters: a post's own centre or unit, mine or a colleague's, the unit's, the whole subtree. */
export const holdings = {
  POST: { zh: '本岗', en: 'My post' },
  MINE: { zh: '我接手的', en: 'Taken by me' },
  UNIT: { zh: '本单位', en: 'My unit' },
  SUBTREE: { zh: '辖区全部', en: 'Whole area' },
} as const
export type HoldingName = keyof typeof holdings
export const holdingNames = Object.keys(holdings) as [HoldingName, ...HoldingName[]]
