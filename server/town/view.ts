import type {
  AuditRow,
  GridMap,
  ItemVersion,
  PersonView,
  PostView,
  RegionView,
} from '#contract/api.ts'
import { levelOf } from '#contract/levels.ts'
import type { CasePlaces } from '#contract/map.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { Seal } from '#server/platform/seal.ts'
import type { AuditRecord, PersonRow, PostRow } from './people.ts'
import type { ItemRow } from './store.ts'
import type { Town } from './town.ts'

/** A post with the names of its unit and place, as everyone signed in may see it. */
export function postView(
  post: { id: string; role: StaffRole; unitCode: string; regionCode: string },
  town: Town,
): PostView {
  return {
    id: post.id,
    role: post.role,
    unit: { code: post.unitCode, name: town.unitName(post.unitCode) },
    region: { code: post.regionCode, name: town.regionName(post.regionCode) },
    level: levelOf(post.regionCode),
  }
}

export function itemView(row: ItemRow, names: ReadonlyMap<string, string>): ItemVersion {
  const changedBy = row.changed_by === null ? undefined : names.get(row.changed_by)
  return {
    kind: row.kind,
    code: row.code,
    version: row.version,
    data: row.data,
    validFrom: row.valid_from.toISOString(),
    ...(row.valid_to === null ? {} : { validTo: row.valid_to.toISOString() }),
    ...(changedBy === undefined ? {} : { changedBy }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }
}

/** For the administration: a colleague with all posts, newest first. */
export function personView(
  row: PersonRow,
  posts: readonly PostRow[],
  to: { seal: Seal; town: Town; phones: boolean },
): PersonView {
  const { seal, town, phones } = to
  return {
    id: row.id,
    ...(row.login === null ? {} : { login: row.login }),
    name: seal.open(row.name_sealed),
    ...(phones && row.phone_sealed !== null ? { phone: seal.open(row.phone_sealed) } : {}),
    active: row.active,
    posts: posts.map((post) => ({
      ...postView(
        { id: post.id, role: post.role, unitCode: post.unit_code, regionCode: post.region_code },
        town,
      ),
      fullTime: post.full_time,
      validFrom: post.valid_from.toISOString(),
      ...(post.valid_to === null ? {} : { validTo: post.valid_to.toISOString() }),
    })),
  }
}

export function auditView(row: AuditRecord, names: ReadonlyMap<string, string>): AuditRow {
  const person = row.person_id === null ? undefined : names.get(row.person_id)
  return {
    id: row.id,
    at: row.at.toISOString(),
    ...(person === undefined ? {} : { person }),
    action: row.action,
    data: row.data,
  }
}

/** A count of a place with its name and that of what lies above it. */
export function placeView<Count extends { region: string }>(
  count: Count,
  town: Town,
): Count & Pick<CasePlaces[number], 'name' | 'above'> {
  const { region } = count
  const above = region.length > 6 ? { above: town.regionName(parentOf(region)) } : {}
  return { ...count, name: town.regionName(region), ...above }
}

/** What lies directly below; the city alone without a parent. */
export function regionViews(town: Town, parent: string | undefined): RegionView[] {
  const counts = childCounts(town)
  const below = parent?.length === 12 ? town.grids : town.regions
  return below
    .filter(({ code }) => parentOf(code) === (parent ?? ''))
    .map(({ code, name }) => ({
      code,
      name,
      level: levelOf(code),
      children: counts.get(code) ?? 0,
    }))
}

function parentOf(code: string): string {
  return code.slice(0, { 4: 0, 6: 4, 9: 6, 12: 9, 15: 12 }[code.length] ?? 0)
}

const counted = new WeakMap<Town, Map<string, number>>()

/** Once per town: a new one comes with every edit. */
function childCounts(town: Town): Map<string, number> {
  const known = counted.get(town)
  if (known) return known
  const counts = new Map<string, number>()
  for (const { code } of [...town.regions, ...town.grids]) {
    const parent = parentOf(code)
    counts.set(parent, (counts.get(parent) ?? 0) + 1)
  }
  counted.set(town, counts)
  return counts
}

/** Grids of a subtree as GeoJSON, WGS-84. */
export function gridMap(town: Town, region: string): GridMap {
  const grids = town.grids.filter(({ code }) => code.startsWith(region))
  return {
    type: 'FeatureCollection',
    synthetic: grids.some((grid) => grid.synthetic),
    features: grids.map(({ code, name, synthetic, places, polygons }) => ({
      type: 'Feature',
      id: code,
      properties: { code, name, synthetic, places },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    })),
  }
}
