// Words of informing at the door, apart from the schemas: a page that shows them need not carry those.

/** What people are told of at the door. */
export const informKinds = {
  HEATING: { zh: '停暖', en: 'Heating stops' },
  WATER: { zh: '停水', en: 'Water stops' },
  POWER: { zh: '停电', en: 'Power stops' },
  FLOOD: { zh: '汛情', en: 'Flood' },
  WEATHER: { zh: '大风沙尘寒潮', en: 'Storm, dust, cold' },
  FIRE: { zh: '防火', en: 'Fire' },
  FRAUD: { zh: '反诈', en: 'Fraud warning' },
  OTHER: { zh: '其他', en: 'Other' },
} as const
export type InformKind = keyof typeof informKinds
export const informKindNames = Object.keys(informKinds) as [InformKind, ...InformKind[]]

/** How a home learned of it. */
export const informWays = {
  TOLD: { zh: '当面告知', en: 'Told' },
  SLIP: { zh: '留了纸条', en: 'Slip left' },
} as const
export type InformWay = keyof typeof informWays
export const informWayNames = Object.keys(informWays) as [InformWay, ...InformWay[]]

/** Who has people told: of the post's region, and of what lies within it. */
export const informRoles = ['GRID_LEADER', 'DISPATCHER', 'SUPERVISOR'] as const
/** Who sees how many homes were told; counts alone. */
export const informReaderRoles = [...informRoles, 'LEADER'] as const
