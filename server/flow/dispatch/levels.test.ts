import { describe, expect, it } from 'vitest'
import type { Actor } from '#server/cases/actor.ts'
import { aPost, dispatcherOf, staff } from '#test/factories/case.ts'
import { aMatter, give, type Matter, must } from '#test/factories/matter.ts'
import { places } from '#test/factories/town.ts'

const { city, county, township, village, grid } = places
const centreOf = (region: string): Actor => staff(dispatcherOf(region))
const worker: Actor = staff(aPost('GRID_WORKER', grid, `G-${grid}`))
const noPower = { ok: false, kind: 'POWER' }
const tried = { triedMeasures: '上门劝导两次', summary: '店主拒不配合' }
const where = ({ caseFile }: Matter) => [caseFile.state, caseFile.level, caseFile.centreCode]

/** From the village to its grid, as a first order. */
function atTheGrid(): Matter {
  const matter = aMatter({ level: 'VILLAGE', centreCode: `C-${village}` })
  must(matter, centreOf(village), 'accept', {})
  must(matter, centreOf(village), 'dispatch', { leadUnit: `G-${grid}` })
  must(matter, worker, 'sign', {})
  return matter
}

/** Each level sends the matter to a unit within its power, whose clerk signs. */
function send(matter: Matter, region: string, leadUnit: string, complex = false): void {
  must(matter, centreOf(region), 'dispatch', { leadUnit, complex })
  must(matter, staff(aPost('UNIT_CLERK', region, leadUnit)), 'sign', {})
}

describe('escalation', () => {
  it('goes up one level at a time, from the grid to the city, and no further', () => {
    const matter = atTheGrid()
    must(matter, worker, 'escalate', tried)
    expect(where(matter)).toEqual(['ACCEPTED', 'VILLAGE', `C-${village}`])
    const way = [
      [village, `G-${grid}`, township],
      [township, `V-${village}`, county],
      [county, `T-${township}`, city],
    ] as const
    for (const [from, unit, to] of way) {
      send(matter, from, unit)
      must(matter, centreOf(from), 'escalate', tried)
      expect(where(matter)).toMatchObject(['ACCEPTED', expect.anything(), `C-${to}`])
    }
    expect(matter.caseFile.level).toBe('CITY')
    send(matter, city, `${city}-PSB`)
    expect(give(matter, centreOf(city), 'escalate', tried)).toMatchObject(noPower)
    expect(give(matter, centreOf(county), 'escalate', tried)).toMatchObject(noPower)
    expect(matter.caseFile.facets.firstReceiver).toBe(`G-${grid}`)
  })

  it('is the grid worker’s for an order of the own grid alone, and never the department’s', () => {
    const matter = atTheGrid()
    const other = staff(aPost('GRID_WORKER', places.otherGrid, `G-${places.otherGrid}`))
    expect(give(matter, other, 'escalate', tried)).toMatchObject(noPower)
    must(matter, centreOf(township), 'escalate', tried)
    expect(where(matter)).toEqual(['ACCEPTED', 'COUNTY', `C-${county}`])
    send(matter, county, `${county}-PSB`)
    const clerk = staff(aPost('UNIT_CLERK', county, `${county}-PSB`))
    expect(give(matter, clerk, 'escalate', tried)).toMatchObject(noPower)
  })

  it('gives a grid’s order back to whoever holds the procedure, never below', () => {
    const matter = aMatter({ state: 'IN_PROGRESS', level: 'COUNTY', centreCode: `C-${county}` })
    matter.caseFile = { ...matter.caseFile, leadUnit: `G-${grid}` }
    must(matter, worker, 'escalate', tried)
    expect(where(matter)).toEqual(['ACCEPTED', 'COUNTY', `C-${county}`])
  })

  it('has its class and its limit set anew by the superior', () => {
    const matter = aMatter({ level: 'TOWNSHIP', centreCode: `C-${township}` })
    must(matter, centreOf(township), 'accept', {})
    send(matter, township, `V-${village}`, true)
    expect(matter.caseFile.clocks.finish?.rule).toBe('COMPLEX@3')
    must(matter, centreOf(township), 'escalate', tried)
    expect(matter.caseFile.clocks.finish?.stoppedAt).toBeDefined()
    const simple = structuredClone(matter.caseFile)
    send(matter, county, `${county}-PSB`, true)
    expect(matter.caseFile.clocks.finish).toMatchObject({
      rule: 'COMPLEX@3',
      limit: { amount: 15, unit: 'WD' },
      startedAt: matter.now.toISOString(),
    })
    matter.caseFile = { ...simple, chainHash: matter.caseFile.chainHash }
    send(matter, county, `${county}-PSB`)
    expect(matter.caseFile.clocks.finish).toMatchObject({
      rule: 'COMPLAINT@3',
      limit: { amount: 5, unit: 'WD' },
    })
  })
})

describe('delegation', () => {
  it('goes down from the city to the village, whose order reaches the grid', () => {
    const matter = aMatter({ level: 'CITY', centreCode: `C-${city}` })
    must(matter, centreOf(city), 'delegate', { regionCode: county })
    must(matter, centreOf(county), 'accept', {})
    expect(give(matter, centreOf(township), 'delegate', { regionCode: village })).toMatchObject(
      noPower,
    )
    must(matter, centreOf(county), 'delegate', { regionCode: township })
    must(matter, centreOf(township), 'delegate', { regionCode: village })
    expect(where(matter)).toEqual(['ACCEPTED', 'VILLAGE', `C-${village}`])
    // Grids have units and no centre: below the village it is an order, not a delegation.
    expect(give(matter, centreOf(township), 'delegate', { regionCode: grid })).toMatchObject({
      kind: 'GUARD',
      guard: 'aboveBottom',
    })
    expect(give(matter, centreOf(village), 'delegate', { regionCode: grid })).toMatchObject(noPower)
    must(matter, centreOf(village), 'dispatch', { leadUnit: `G-${grid}` })
    expect(matter.caseFile).toMatchObject({ state: 'DISPATCHED', leadUnit: `G-${grid}` })
  })

  it('never leaves the region of the centre that holds it', () => {
    const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
    expect(
      give(matter, centreOf(county), 'delegate', { regionCode: places.otherCounty }),
    ).toMatchObject({ kind: 'GUARD', guard: 'aboveBottom' })
  })
})

describe('transfer', () => {
  const psb = `${county}-PSB`
  const clerk = staff(aPost('UNIT_CLERK', county, psb))
  const to = (leadUnit: string) => ({ leadUnit, reason: '属地' })

  it('goes down the unit’s own line alone, and the first receiver stays answerable', () => {
    const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
    must(matter, centreOf(county), 'accept', {})
    send(matter, county, psb)
    const outside = [`${city}-PSB`, `${county}-ECO`, `${places.otherCounty}-PSB`, `T-${township}`]
    for (const unit of outside)
      expect(give(matter, clerk, 'transfer', to(unit)), unit).toMatchObject({ guard: 'ownLine' })
    must(matter, clerk, 'transfer', to(`PS-${township}`))
    expect(matter.caseFile).toMatchObject({ leadUnit: `PS-${township}`, state: 'DISPATCHED' })
    expect(matter.caseFile.facets.firstReceiver).toBe(psb)
    expect(matter.entries.at(-1)?.entry.data).toMatchObject({ firstReceiver: psb })
    // It still sees what it is answerable for.
    expect(matter.caseFile.unitCodes).toContain(psb)
  })
})
