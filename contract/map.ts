import Type from 'typebox'
import { Bilingual, oneOf, RegionCode } from './common.ts'
import { tileZooms } from './tiles.ts'
import { type UnitKind, unitKinds } from './town.ts'
import { ListPoints } from './worklists.ts'

const optional = Type.Optional

// ── What is drawn ────────────────────────────────────────────────────────────────────────────────
const Bounds = Type.Array(Type.Number(), {
  minItems: 4,
  maxItems: 4,
  description: 'west, south, east, north in WGS-84 degrees',
})

/** GET /api/town/map: where the tiles are, and the background map if the operator has named one. */
export const MapSetup = Type.Object({
  /** Address with {z}, {x}, {y}; another one after every edit of the town, so that it may be kept for ever. */
  tiles: Type.String(),
  bounds: Bounds,
  /** Boundaries drawn by us, not surveyed; said wherever they are shown. */
  synthetic: Type.Boolean(),
  /** Below the boundaries, the first lowest. CGCS2000 (as Tianditu) or WGS-84, never GCJ-02. */
  base: Type.Array(
    Type.Object({ tiles: Type.Array(Type.String()), scheme: oneOf(['xyz', 'tms']) }),
  ),
  /** Whose background it is, with its review number. */
  attribution: optional(Type.String()),
})
export type MapSetup = Type.Static<typeof MapSetup>

/** GET /api/town/tiles/{revision}/{z}/{x}/{y}.mvt */
export const TileParams = Type.Object({
  revision: Type.Integer({ minimum: 0 }),
  z: Type.Integer({ minimum: tileZooms.least, maximum: tileZooms.most }),
  x: Type.Integer({ minimum: 0, maximum: 2 ** tileZooms.most - 1 }),
  y: Type.Integer({ minimum: 0, maximum: 2 ** tileZooms.most - 1 }),
})

// ── Units and duty ───────────────────────────────────────────────────────────────────────────────
const placeKinds = ['HALL', ...(Object.keys(unitKinds) as UnitKind[])] as const

/** GET /api/town/units-map: what has a place of its own, and the grids without a worker. */
export const UnitsMap = Type.Object({
  units: Type.Array(
    Type.Object({
      code: Type.String(),
      kind: oneOf(placeKinds),
      name: Bilingual,
      lng: Type.Number(),
      lat: Type.Number(),
      phone: optional(Type.String()),
    }),
  ),
  /** Grids to which nobody is posted as a worker. */
  vacant: Type.Array(RegionCode),
})
export type UnitsMap = Type.Static<typeof UnitsMap>

/**
 * GET /api/town/grids/{code}/duty: who is posted to a grid. A rule of the house: duty is a fact of
 * posts, kept by the administration. No position of a person is asked for, kept or shown, neither
 * the present one nor a track; only matters and buildings have a place on the map.
 */
export const GridDuty = Type.Object({
  code: RegionCode,
  name: Bilingual,
  /** Township and village above it. */
  above: Type.Array(Bilingual),
  workers: Type.Array(
    Type.Object({
      name: Type.String(),
      /** Of work. */
      phone: optional(Type.String()),
      fullTime: Type.Boolean(),
      /** Posted since this day. */
      since: Type.String({ format: 'date' }),
    }),
  ),
})
export type GridDuty = Type.Static<typeof GridDuty>

// ── The same in words ────────────────────────────────────────────────────────────────────────────
/** GET /api/case-places: asked as GET /api/case-points is. */
export const ListPlaces = ListPoints

/**
 * The open matters of a narrowed queue by place: townships; of a township its villages, of a village
 * its grids. What a map tells the eye, as a table. A matter placed no more narrowly stands at the
 * wider region it has.
 */
export const CasePlaces = Type.Array(
  Type.Object({
    region: RegionCode,
    name: Bilingual,
    /** County, or whatever stands above it within the city. */
    above: optional(Bilingual),
    open: Type.Integer(),
    overdue: Type.Integer(),
    /** Of the open ones, those without coordinates: they are not on the map. */
    unplaced: Type.Integer(),
  }),
)
export type CasePlaces = Type.Static<typeof CasePlaces>
