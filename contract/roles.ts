/** What a post lets its holder be. SYSTEM and RESIDENT hold no post. */
export const roles = {
  RESIDENT: { zh: '诉求人', en: 'Resident' },
  GRID_WORKER: { zh: '网格员', en: 'Grid worker' },
  POLICE_GRID_WORKER: { zh: '警务网格员', en: 'Police grid worker' },
  GRID_POLICE_LEAD: { zh: '网格警长', en: 'Grid police lead' },
  GRID_JUDGE: { zh: '网格法官', en: 'Grid judge' },
  GRID_LEADER: { zh: '网格长', en: 'Grid leader' },
  HALL_CLERK: { zh: '窗口受理员', en: 'Hall clerk' },
  HOTLINE_AGENT: { zh: '12345 话务员', en: 'Hotline agent' },
  DISPATCHER: { zh: '分派员', en: 'Dispatcher' },
  UNIT_CLERK: { zh: '承办单位经办人', en: 'Unit clerk' },
  MEDIATOR: { zh: '调解员', en: 'Mediator' },
  SUPERVISOR: { zh: '督办员', en: 'Supervisor' },
  LEADER: { zh: '领导', en: 'Leader' },
  ADMINISTRATOR: { zh: '系统管理员', en: 'Administrator' },
  AUDITOR: { zh: '审计员', en: 'Auditor' },
  SYSTEM: { zh: '系统', en: 'System' },
} as const

export type Role = keyof typeof roles
export type StaffRole = Exclude<Role, 'RESIDENT' | 'SYSTEM'>
export const roleNames = Object.keys(roles) as Role[]
export const staffRoles = roleNames.filter(
  (role): role is StaffRole => role !== 'RESIDENT' && role !== 'SYSTEM',
)

/** Staff who write down a matter for somebody, or because they saw it (domain: section 3, submit). */
export const intakeRoles = [
  'GRID_WORKER',
  'POLICE_GRID_WORKER',
  'GRID_POLICE_LEAD',
  'GRID_JUDGE',
  'GRID_LEADER',
  'HALL_CLERK',
  'HOTLINE_AGENT',
  'DISPATCHER',
  'UNIT_CLERK',
  'MEDIATOR',
] as const satisfies readonly StaffRole[]

/** Who handles a matter for the unit that leads it (domain: section 3). */
export const handlerRoles = [
  'UNIT_CLERK',
  'GRID_WORKER',
  'POLICE_GRID_WORKER',
  'GRID_POLICE_LEAD',
  'MEDIATOR',
] as const satisfies readonly StaffRole[]

/** Who books rooms of the halls in the post's region. */
export const bookingRoles = [
  'HALL_CLERK',
  'DISPATCHER',
  'MEDIATOR',
  'GRID_POLICE_LEAD',
  'GRID_JUDGE',
] as const satisfies readonly StaffRole[]

/** Who looks after notices that did not arrive: the centre, the hotline, and who supervises them. */
export const noticeRoles = [
  'DISPATCHER',
  'HOTLINE_AGENT',
  'SUPERVISOR',
] as const satisfies readonly StaffRole[]
