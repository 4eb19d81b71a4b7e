import type { Role } from './roles.ts'

/** Doors by which a matter comes in. */
export const channels = {
  PORTAL: { zh: '网上', en: 'Portal' },
  HALL: { zh: '窗口', en: 'Hall window' },
  HOTLINE: { zh: '12345 热线', en: 'Hotline 12345' },
  FIELD: { zh: '网格员', en: 'Grid worker' },
  IMPORT: { zh: '批量导入', en: 'File import' },
} as const
export type Channel = keyof typeof channels
export const channelNames = Object.keys(channels) as [Channel, ...Channel[]]

/** By which door a colleague in this post takes a report. */
export const channelOfRole: Partial<Record<Role, Channel>> = {
  HOTLINE_AGENT: 'HOTLINE',
  HALL_CLERK: 'HALL',
  DISPATCHER: 'HALL',
  UNIT_CLERK: 'HALL',
  MEDIATOR: 'HALL',
  GRID_WORKER: 'FIELD',
  POLICE_GRID_WORKER: 'FIELD',
  GRID_POLICE_LEAD: 'FIELD',
  GRID_JUDGE: 'FIELD',
  GRID_LEADER: 'FIELD',
}
