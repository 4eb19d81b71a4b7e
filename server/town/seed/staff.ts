import type { StaffRole } from '#contract/roles.ts'
import { randomOf } from '#server/town/make/random.ts'
import type { RegionSeed } from '#server/town/make/read.ts'
import type { SeedDepartment } from '#server/town/seed-data/departments.ts'
import { type DemoAccount, demoAccounts } from './demo-accounts.ts'
import { countWorkers } from './grid-workers.ts'
import { personName, personPhone } from './names.ts'

export interface StaffPost {
  role: StaffRole
  unitCode: string
  regionCode: string
  fullTime: boolean
}
export interface StaffPerson {
  login: string
  name: string
  phone: string
  posts: StaffPost[]
}

export interface StaffPlaces {
  regions: readonly RegionSeed[]
  gridCodes: readonly string[]
  /** Regions with a hall of their own below the township. */
  hallRegions: readonly string[]
  departments: readonly SeedDepartment[]
}

/** Townships that share one grid judge (own). */
const townshipsPerJudge = 4
const hotlineAgents = 12

/**
 * The made-up staff of the demo: 5,933 grid workers and everyone else, each post at its place. Pure:
 * the same town gives the same people.
 */
export function planStaff(places: StaffPlaces): StaffPerson[] {
  const random = randomOf(5933)
  const people: StaffPerson[] = []
  function add(login: string, ...posts: [role: StaffRole, unit: string, region: string][]): void {
    addPerson(
      login,
      posts.map(([role, unitCode, regionCode]) => ({ role, unitCode, regionCode, fullTime: true })),
    )
  }
  function addPerson(login: string, posts: StaffPost[]): void {
    people.push({
      login,
      name: personName(random),
      phone: personPhone(people.length + 1),
      posts,
    })
  }

  for (const { gridCode, fullTime, holder } of countWorkers(places.gridCodes, randomOf(1922)))
    addPerson(`grid-${gridCode}-${holder}`, [
      { role: 'GRID_WORKER', unitCode: `G-${gridCode}`, regionCode: gridCode, fullTime },
    ])
  // One police grid worker serves the grids of a village: 一格一员 without 4,011 officers.
  for (const [village, grids] of Map.groupBy(places.gridCodes, (code) => code.slice(0, 12)))
    addPerson(
      `police-${village}`,
      grids.map((gridCode) => ({
        role: 'POLICE_GRID_WORKER',
        unitCode: `PS-${gridCode.slice(0, 9)}`,
        regionCode: gridCode,
        fullTime: true,
      })),
    )
  for (const region of places.regions) addStaffOf(region, places.departments, add)
  for (const code of places.hallRegions) add(`hall-${code}`, ['HALL_CLERK', `C-${code}`, code])
  addJudges(places.regions, add)
  return withDemoLogins(people, demoAccounts)
}

type Add = (login: string, ...posts: [role: StaffRole, unit: string, region: string][]) => void

function addStaffOf(
  { code, level }: RegionSeed,
  departments: readonly SeedDepartment[],
  add: Add,
): void {
  const centre = `C-${code}`
  if (level === 'VILLAGE') {
    // The head of the village leads its grids and sends its matters on.
    add(`head-${code}`, ['GRID_LEADER', `V-${code}`, code], ['DISPATCHER', centre, code])
    add(`clerk-v-${code}`, ['UNIT_CLERK', `V-${code}`, code])
    return
  }
  const dispatchers = { TOWNSHIP: 1, COUNTY: 2, CITY: 3 }[level]
  for (let n = 1; n <= dispatchers; n++) add(`dispatch-${code}-${n}`, ['DISPATCHER', centre, code])
  const windows = { TOWNSHIP: 1, COUNTY: 3, CITY: 2 }[level]
  for (let n = 1; n <= windows; n++) add(`window-${code}-${n}`, ['HALL_CLERK', centre, code])
  add(`leader-${code}`, ['LEADER', centre, code])
  if (level === 'TOWNSHIP') {
    add(`clerk-t-${code}`, ['UNIT_CLERK', `T-${code}`, code])
    add(`clerk-ps-${code}`, ['UNIT_CLERK', `PS-${code}`, code])
    add(`police-lead-${code}`, ['GRID_POLICE_LEAD', `PS-${code}`, code])
    add(`mediator-${code}`, ['MEDIATOR', `T-${code}`, code])
    return
  }
  for (const { code: department } of departments)
    add(`clerk-${code}-${department.toLowerCase()}`, ['UNIT_CLERK', `${code}-${department}`, code])
  const supervisors = level === 'CITY' ? 2 : 1
  for (let n = 1; n <= supervisors; n++) add(`supervise-${code}-${n}`, ['SUPERVISOR', centre, code])
  if (level === 'COUNTY') {
    add(`clerk-ct-${code}`, ['UNIT_CLERK', `CT-${code}`, code])
    for (let n = 1; n <= 2; n++) add(`mediator-${code}-${n}`, ['MEDIATOR', `${code}-JUS`, code])
    return
  }
  for (let n = 1; n <= hotlineAgents; n++) add(`hotline-${n}`, ['HOTLINE_AGENT', centre, code])
  add(`administrator-${code}`, ['ADMINISTRATOR', centre, code])
  add(`auditor-${code}`, ['AUDITOR', centre, code])
}

function addJudges(regions: readonly RegionSeed[], add: Add): void {
  const townships = regions.filter(({ level }) => level === 'TOWNSHIP')
  for (const [county, own] of Map.groupBy(townships, ({ code }) => code.slice(0, 6))) {
    for (let from = 0; from < own.length; from += townshipsPerJudge) {
      const posts = own
        .slice(from, from + townshipsPerJudge)
        .map(({ code }): [StaffRole, string, string] => ['GRID_JUDGE', `CT-${county}`, code])
      add(`judge-${county}-${from / townshipsPerJudge + 1}`, ...posts)
    }
  }
}

/** @throws Error for a demo account whose post nobody holds. */
function withDemoLogins(
  people: readonly StaffPerson[],
  accounts: readonly DemoAccount[],
): StaffPerson[] {
  const logins = new Map<StaffPerson, string>()
  for (const { login, role, unitCode, regionCode, holder = 0 } of accounts) {
    const holders = people.filter(({ posts }) =>
      posts.some(
        (post) =>
          post.role === role && post.unitCode === unitCode && post.regionCode === regionCode,
      ),
    )
    const person = holders[holder]
    if (!person || logins.has(person)) throw new Error(`nobody is left for the account ${login}`)
    logins.set(person, login)
  }
  return people.map((person) => ({ ...person, login: logins.get(person) ?? person.login }))
}
