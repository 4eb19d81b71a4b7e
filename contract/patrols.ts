import Type from 'typebox'
import { Bilingual, Instant, oneOf, RegionCode } from './common.ts'
import { levels } from './levels.ts'
import { findingNames, weekdayNames } from './patrol-words.ts'

const PointCode = Type.String({ pattern: '^[A-Z0-9]{1,8}$' })
const RouteCode = Type.String({ pattern: '^R-(\\d{12}|\\d{15})(-\\d{1,2})?$' })

/** A place that is looked at every week: on these weekdays, or so many times on days of one's choice. */
export const Checkpoint = Type.Object({
  code: PointCode,
  name: Bilingual,
  /** WGS-84. */
  lng: Type.Number({ minimum: -180, maximum: 180 }),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  /** What to look at there. */
  hint: Type.Optional(Bilingual),
  weekdays: Type.Optional(Type.Array(oneOf(weekdayNames), { uniqueItems: true })),
  timesAWeek: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
})
export type Checkpoint = Type.Static<typeof Checkpoint>

/** What a grid, or a village, looks at each week; an item of the town, kept in versions. */
export const PatrolRoute = Type.Object({
  /** R-<region>, and a number when a region has more than one. */
  code: RouteCode,
  name: Bilingual,
  /** A grid, or the village above it. */
  regionCode: RegionCode,
  /** Laid by us over synthetic grids, not walked; said wherever it is shown. */
  synthetic: Type.Boolean(),
  points: Type.Array(Checkpoint, { minItems: 1, maxItems: 60 }),
})
export type PatrolRoute = Type.Static<typeof PatrolRoute>

/**
 * Body of an outbox item of kind `patrol`: one checkpoint looked at. When a patrol began and ended
 * and the way it took stay on the phone; each check goes by itself, so that a flat battery half way
 * loses none of those before. The instant is that of the item.
 */
export const PatrolCheck = Type.Object(
  {
    routeCode: RouteCode,
    /** The version that the phone showed: a point given up meanwhile was looked at all the same. */
    routeVersion: Type.Integer({ minimum: 1 }),
    pointCode: PointCode,
    finding: oneOf(findingNames),
    /** Client key of the report that came of a finding. */
    reportKey: Type.Optional(Type.String({ format: 'uuid' })),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
  },
  { additionalProperties: false },
)
export type PatrolCheck = Type.Static<typeof PatrolCheck>

const CheckShown = Type.Object({
  routeCode: RouteCode,
  pointCode: PointCode,
  at: Instant,
  finding: oneOf(findingNames),
  note: Type.Optional(Type.String()),
})
export type CheckShown = Type.Static<typeof CheckShown>

const Monday = Type.String({ format: 'date', description: 'Monday of a week in Asia/Shanghai' })

/** Section `patrols` of a phone: routes of one's grids, and what anybody has checked this week. */
export const PatrolsSection = Type.Object({
  week: Monday,
  routes: Type.Array(Type.Object({ version: Type.Integer(), ...PatrolRoute.properties })),
  /** Without who: a colleague must know that a point was seen to, not by whom. */
  checks: Type.Array(CheckShown),
})
export type PatrolsSection = Type.Static<typeof PatrolsSection>

/** GET /api/patrols/coverage and its export. */
export const CoverageQuery = Type.Object(
  {
    /** Absent: the widest place of one's posts. */
    region: Type.Optional(RegionCode),
    /** Any day of the week; absent: this week. */
    week: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
)

/** Points and checks of one place, never of a person, an hour or a step. */
export const CoverageSum = Type.Object({
  /** Points planned for the week. */
  points: Type.Integer(),
  /** Of them, those looked at as often as planned. */
  kept: Type.Integer(),
  /** Of them, those looked at once at least. */
  checked: Type.Integer(),
  /** Times that the points are to be looked at in the week, together. */
  planned: Type.Integer(),
  /** Of these times, done; more often than planned counts no more. */
  done: Type.Integer(),
  /** Checks at which something was found. */
  findings: Type.Integer(),
})
export type CoverageSum = Type.Static<typeof CoverageSum>

export const CoverageRow = Type.Object({
  ...CoverageSum.properties,
  /** Of a region, or of a point when `isPoint`. */
  code: Type.String(),
  name: Bilingual,
  isPoint: Type.Boolean(),
})
export type CoverageRow = Type.Static<typeof CoverageRow>

const Place = Type.Object({ code: Type.String(), name: Bilingual })
export const Coverage = Type.Object({
  week: Monday,
  region: Type.Object({ ...Place.properties, level: oneOf(levels) }),
  /** From the widest place one may see down to this one, this one left out. */
  above: Type.Array(Place),
  total: CoverageSum,
  /** Each place one level down, or of a grid each point; a place without points planned is there too. */
  rows: Type.Array(CoverageRow),
})
export type Coverage = Type.Static<typeof Coverage>
