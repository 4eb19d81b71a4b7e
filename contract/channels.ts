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
