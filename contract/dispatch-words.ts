// Words of what surrounds an order, apart from the schemas: a page that shows them need not carry those.

/** What a unit that is asked before dispatch may answer (派前会商). */
export const opinions = {
  OURS: { zh: '属于本单位职责', en: 'Ours' },
  NOT_OURS: { zh: '不属于本单位职责', en: 'Not ours' },
  SHARED: { zh: '需共同办理', en: 'Shared' },
} as const
export type Opinion = keyof typeof opinions
export const opinionNames = Object.keys(opinions) as [Opinion, ...Opinion[]]

/** The three whistles of a township (domain: section 3, row 14). */
export const whistles = {
  DIFFICULT: { zh: '难题哨', en: 'Difficult matter' },
  ENFORCEMENT: { zh: '执法哨', en: 'Joint enforcement' },
  EMERGENCY: { zh: '应急哨', en: 'Emergency' },
} as const
export type WhistleKind = keyof typeof whistles
export const whistleKinds = Object.keys(whistles) as [WhistleKind, ...WhistleKind[]]

export const subTaskKinds = ['CO_UNIT', 'JOINT', 'WHISTLE', 'CONSULT'] as const
export type SubTaskKind = (typeof subTaskKinds)[number]

/** How far a unit has come that was called. OVERDUE: it has not reported in and should have. */
export const calledStandings = {
  CALLED: { zh: '待报到', en: 'Called' },
  OVERDUE: { zh: '逾期未报到', en: 'Overdue' },
  ARRIVED: { zh: '已报到', en: 'Reported in' },
  FINISHED: { zh: '已反馈', en: 'Result given' },
} as const
export type CalledStanding = keyof typeof calledStandings
export const calledStandingNames = Object.keys(calledStandings) as [
  CalledStanding,
  ...CalledStanding[],
]
