/** Kinds of reference data, edited in the administration and kept with their versions. */
export const itemKinds = {
  region: { zh: '区划', en: 'Regions' },
  grid: { zh: '网格', en: 'Grids' },
  unit: { zh: '单位', en: 'Units' },
  hall: { zh: '大厅', en: 'Halls' },
  ticketKind: { zh: '取号事项', en: 'Ticket kinds' },
  patrolRoute: { zh: '巡查路线', en: 'Patrol routes' },
  visitForm: { zh: '走访表', en: 'Forms of home visits' },
  department: { zh: '部门', en: 'Departments' },
  category: { zh: '事项类别', en: 'Categories' },
  form: { zh: '要素表', en: 'Question forms' },
  directory: { zh: '派单目录', en: 'Dispatch directory' },
  limit: { zh: '时限', en: 'Limits' },
  step: { zh: '环节时限', en: 'Step limits' },
  refusal: { zh: '不予受理与转办口径', en: 'Refusals and routes' },
  text: { zh: '标准用语', en: 'Standard texts' },
  calendar: { zh: '工作日历', en: 'Working calendars' },
} as const
export type ItemKind = keyof typeof itemKinds
export const itemKindNames = Object.keys(itemKinds) as [ItemKind, ...ItemKind[]]
