import Type from 'typebox'
import { channelNames } from './channels.ts'
import { Bilingual, CategoryCode, oneOf, RegionCode, UnitCode } from './common.ts'
import { stationingNames } from './hall-words.ts'
import { levels } from './levels.ts'
import { HallRoom } from './rooms.ts'

/**
 * Reference data of the town, edited in the administration pages. Every kind is kept as versioned
 * documents (table town_items): an edit closes the old version and opens a new one, so that a past
 * case still shows the rule it was decided under.
 */
export const Region = Type.Object({
  code: RegionCode,
  name: Bilingual,
  level: oneOf(levels),
  residents: Type.Optional(Type.Integer({ minimum: 0 })),
  areaKm2: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
})
export type Region = Type.Static<typeof Region>

/** GeoJSON coordinates, WGS-84, [lng, lat]. */
export const Ring = Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }), {
  minItems: 4,
})
export const Grid = Type.Object({
  code: Type.String({ pattern: '^\\d{15}$' }),
  name: Bilingual,
  synthetic: Type.Boolean({ description: 'Drawn by us, not surveyed; said wherever it is shown' }),
  polygons: Type.Array(Type.Array(Ring)),
  places: Type.Array(Type.String(), { description: 'Compounds, streets and groups inside it' }),
})
export type Grid = Type.Static<typeof Grid>

export const unitKinds = {
  CENTRE: { zh: '综治中心', en: 'Governance centre' },
  DEPARTMENT: { zh: '部门', en: 'Department' },
  TOWNSHIP: { zh: '乡镇街道', en: 'Township' },
  VILLAGE: { zh: '村社区', en: 'Village or community' },
  GRID: { zh: '网格', en: 'Grid' },
  STATION: { zh: '派出所', en: 'Police station' },
  COURT: { zh: '法院', en: 'Court' },
} as const
export type UnitKind = keyof typeof unitKinds

/** Codes: C-<region> centre, <region>-<DEPT> department, T- township, V- village, G- grid, PS-<township> police station, CT-<county> court. */
export const Unit = Type.Object({
  code: UnitCode,
  kind: oneOf(Object.keys(unitKinds) as [UnitKind, ...UnitKind[]]),
  name: Bilingual,
  regionCode: RegionCode,
  parent: Type.Optional(UnitCode),
  stationing: Type.Optional(oneOf(stationingNames)),
  phone: Type.Optional(Type.String()),
  /** Where it stands, WGS-84, when it has a place of its own. */
  lng: Type.Optional(Type.Number()),
  lat: Type.Optional(Type.Number()),
})
export type Unit = Type.Static<typeof Unit>

export const Hall = Type.Object({
  code: Type.String(),
  name: Bilingual,
  regionCode: RegionCode,
  centre: UnitCode,
  lng: Type.Number(),
  lat: Type.Number(),
  rooms: Type.Array(HallRoom),
  /** How many windows it has, numbered from 1; absent: two. */
  windows: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  /** Appointments in a half hour; absent: two for each window. */
  slotCapacity: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
})
export type Hall = Type.Static<typeof Hall>

/** What a person may take a number for. Any window takes any of them (一窗受理). */
export const TicketKind = Type.Object({
  code: Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}$' }),
  name: Bilingual,
  /** Letter before the number. */
  prefix: Type.String({ pattern: '^[A-Z]$' }),
  /** A priority ticket (elder, disabled, pregnant) is placed as if taken so much earlier. */
  headStartMinutes: Type.Integer({ minimum: 0, maximum: 120 }),
  /** In this hall alone; absent: in every hall. */
  hallCode: Type.Optional(Type.String({ pattern: '^[A-Z0-9-]{3,40}$' })),
})
export type TicketKind = Type.Static<typeof TicketKind>

export const slaClasses = [
  'URGENT',
  'CONSULTATION',
  'CONSULTATION_EXPERT',
  'HELP',
  'COMPLAINT',
  'COMPLEX',
  'SUGGESTION',
  'CITY_EVENT',
  'DISPUTE',
] as const
export type SlaClass = (typeof slaClasses)[number]
export const evidences = ['NONE', 'PHOTO_AFTER', 'PHOTO_BEFORE_AFTER', 'AGREEMENT'] as const

export const Category = Type.Object({
  code: Type.Union([CategoryCode, Type.String({ pattern: '^\\d{2}$' })]),
  name: Bilingual,
  gbCode: Type.Optional(Type.String()),
  slaClass: oneOf(slaClasses),
  leadDepartment: Type.String(),
  coDepartments: Type.Array(Type.String()),
  finishingLevel: oneOf(levels),
  onSite: Type.Boolean(),
  sensitive: Type.Boolean(),
  publicSafety: Type.Boolean({ description: 'It goes on even when the person withdraws' }),
  autoAccept: Type.Boolean(),
  channels: Type.Array(oneOf(channelNames)),
  evidence: oneOf(evidences),
  emergency: Type.Optional(oneOf(['110', '119', '120'])),
  emergencyHint: Type.Optional(Bilingual),
})
export type Category = Type.Static<typeof Category>

export const DirectoryRule = Type.Object({
  code: Type.String(),
  categoryPrefix: Type.String({ pattern: '^\\d{0,4}$' }),
  regionPrefix: Type.String({ pattern: '^\\d*$' }),
  unitLevel: oneOf(levels),
  /** Department code, or the kind of unit: TOWNSHIP, VILLAGE, GRID, STATION, COURT, CENTRE. */
  lead: Type.String(),
  co: Type.Array(Type.String()),
  priority: Type.Integer(),
  basis: Bilingual,
  /** It holds for urgent matters only. */
  urgency: Type.Optional(oneOf(['URGENT'])),
  /** Asked for advice without an order: COURT (the grid judge) or STATION (the police lead). */
  advice: Type.Optional(Type.Array(Type.String())),
})
export type DirectoryRule = Type.Static<typeof DirectoryRule>

export const Department = Type.Object({
  code: Type.String({ pattern: '^[A-Z]{2,6}$' }),
  name: Bilingual,
  /** As people call it, in Chinese: 城管. */
  short: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
})
export type Department = Type.Static<typeof Department>

export const Refusal = Type.Object({
  code: Type.String(),
  kind: oneOf(['REJECT', 'REFER']),
  name: Bilingual,
  /** Statutory or sensible way to go instead; every refusal names one. */
  route: Bilingual,
  /** The words the person is told. */
  told: Type.Optional(Bilingual),
  phone: Type.Optional(Type.String({ pattern: '^\\d{3,12}$' })),
})
export type Refusal = Type.Static<typeof Refusal>
