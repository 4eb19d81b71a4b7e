import { describe, expect, it } from 'vitest'
import type { ItemKind } from '#contract/item-kinds.ts'
import { roles, type StaffRole, staffRoles } from '#contract/roles.ts'
import { ownFaults, referencesOf } from '#server/town/rules.ts'
import { faultsOf, type ItemData, itemCode } from '#server/town/schemas.ts'
import { demoAccounts, storyGrid } from './demo-accounts.ts'
import { countWorkers } from './grid-workers.ts'
import { seedItems } from './items.ts'
import { planStaff } from './staff.ts'

const { items, places } = seedItems()
const kinds = Object.keys(items) as ItemKind[]
const staff = planStaff(places)
const posts = staff.flatMap((person) => person.posts)
const codes = new Map(kinds.map((kind) => [kind, new Set(codesOf(kind, items[kind]))]))

function codesOf<Kind extends ItemKind>(kind: Kind, documents: ItemData[Kind][]): string[] {
  return documents.map((data) => itemCode(kind, data))
}

/** Everything an edit would be refused for. */
function faultsIn<Kind extends ItemKind>(kind: Kind, documents: ItemData[Kind][]): string[] {
  return documents.flatMap((data) => {
    const code = itemCode(kind, data)
    const missing = referencesOf(kind, data).filter(
      (reference) => !codes.get(reference.kind)?.has(reference.code),
    )
    return [
      ...[...faultsOf(kind, data), ...ownFaults(kind, code, data)].map(
        (fault) => `${code} ${fault.pointer} ${fault.detail}`,
      ),
      ...missing.map((reference) => `${code} ${reference.pointer} names ${reference.code}`),
    ]
  })
}

describe('the documents a town begins with', () => {
  it.each(kinds)('%s would each be taken as an edit', (kind) => {
    expect(items[kind].length).toBeGreaterThan(0)
    expect(faultsIn(kind, items[kind])).toEqual([])
    expect(codes.get(kind)?.size).toBe(items[kind].length)
  })
})

describe('the staff', () => {
  const holding = (role: StaffRole) => posts.filter((post) => post.role === role)
  const regions = (role: StaffRole) => new Set(holding(role).map((post) => post.regionCode))

  it('is 5,933 grid workers with a full-time one in each of 4,011 grids, some part-time', () => {
    const workers = holding('GRID_WORKER')
    expect(workers).toHaveLength(5933)
    const fullTime = workers.filter((post) => post.fullTime)
    expect(new Set(fullTime.map((post) => post.regionCode)).size).toBe(4011)
    expect(workers.length - fullTime.length).toBeGreaterThan(300)
    expect(workers.filter((post) => post.regionCode === storyGrid).length).toBeGreaterThan(1)
  })

  it('has police at every grid, and leads, judges, leaders, dispatchers at every place', () => {
    expect(regions('POLICE_GRID_WORKER').size).toBe(4011)
    expect(regions('GRID_POLICE_LEAD').size).toBe(84)
    expect(regions('GRID_JUDGE').size).toBe(84)
    expect(regions('GRID_LEADER').size).toBe(531)
    expect(regions('DISPATCHER').size).toBe(1 + 7 + 84 + 531)
    for (const role of staffRoles) expect(holding(role).length, roles[role].en).toBeGreaterThan(0)
  })

  it('gives every unit that may be sent a matter someone who signs for it', () => {
    const signing = new Set(
      posts
        .filter(({ role }) => role === 'UNIT_CLERK' || role === 'GRID_WORKER')
        .map((post) => post.unitCode),
    )
    const without = items.unit.filter(({ kind, code }) => kind !== 'CENTRE' && !signing.has(code))
    expect(without).toEqual([])
  })

  it('stands at units and places that exist, under logins of its own', () => {
    const lost = posts.filter(
      ({ unitCode, regionCode }) =>
        !codes.get('unit')?.has(unitCode) ||
        !codes.get(regionCode.length === 15 ? 'grid' : 'region')?.has(regionCode),
    )
    expect(lost).toEqual([])
    expect(new Set(staff.map((person) => person.login)).size).toBe(staff.length)
    expect(staff.every((person) => /^[a-z0-9._-]{3,40}$/.test(person.login))).toBe(true)
  })

  it('is the same each time', () => {
    expect(planStaff(places)).toEqual(staff)
  })

  it('shows one account per role at least', () => {
    expect(new Set(demoAccounts.map((account) => account.role))).toEqual(new Set(staffRoles))
  })
})

describe('the spread of grid workers', () => {
  it('refuses numbers that cannot be spread', () => {
    const half = () => 0.5
    expect(() => countWorkers(['620902004002001'], half, 0)).toThrow(RangeError)
    expect(() => countWorkers(['620902004002001'], half, 4)).toThrow(RangeError)
    expect(countWorkers(['620902004002001'], half, 3)).toHaveLength(3)
  })
})
