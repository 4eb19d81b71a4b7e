import { describe, expect, it } from 'vitest'
import type { PastUnit } from '#server/cases/outcomes.ts'
import type { UnitChoice } from '#server/town/directory.ts'
import { places, smallTown } from '#test/factories/town.ts'
import { propose } from './propose.ts'

const { county, township } = places
const [psb, eco, city] = [`${county}-PSB`, `${county}-ECO`, `${county}-CMB`]
const choice: UnitChoice = {
  ruleId: 'D0407',
  leadUnitCode: psb,
  coUnitCodes: [eco, city],
  adviceUnitCodes: [],
  reasons: [{ zh: '派单目录 D0407', en: 'Dispatch directory D0407' }],
}
const unit = (unitCode: string, settled: number, returned = 0, upheld = 0): PastUnit => ({
  unitCode,
  settled,
  returned,
  upheld,
})
const refusal = { zh: '应由下级派单', en: 'For a lower level to send' }
const proposed = (units: PastUnit[], maySend: (code: string) => boolean = () => true) =>
  propose(choice, { regionCode: township, units }, smallTown(), (code) =>
    maySend(code) ? undefined : refusal,
  )

describe('a proposal', () => {
  it('without a past is the directory’s, with its reason', () => {
    expect(proposed([])).toMatchObject({
      by: 'DIRECTORY',
      leadUnit: { code: psb },
      coUnits: [{ code: eco }, { code: city }],
      reasons: choice.reasons,
      alternatives: [],
    })
  })

  it('tells how the unit did here, and which others settled the like', () => {
    const told = proposed([unit(psb, 9), unit(city, 4, 1)])
    expect(told.by).toBe('DIRECTORY')
    expect(told.reasons[1]?.zh).toMatch(/^近12个月620902004同类 13 件，由.*公安局办结 9 件$/)
    expect(told.alternatives).toMatchObject([{ unit: { code: city } }])
    expect(told.alternatives[0]?.reasons[0]?.zh).toMatch(/办结 4 件，退回 1 件$/)
  })

  it('puts the unit that does the work first only where history clearly says so', () => {
    const clear = proposed([unit(city, 9), unit(psb, 0, 3, 3)])
    expect(clear).toMatchObject({
      by: 'HISTORY',
      leadUnit: { code: city },
      directoryUnit: { code: psb },
      coUnits: [{ code: eco }],
      alternatives: [{ unit: { code: psb }, reasons: choice.reasons }],
    })
    expect(clear.reasons[0]?.zh).toContain('异议成立 3 件')
    const others: [string, PastUnit[]][] = [
      ['too few', [unit(city, 7)]],
      ['too even', [unit(city, 9), unit(eco, 4)]],
      ['the directory’s unit settled some and lost no objection', [unit(city, 30), unit(psb, 2)]],
    ]
    for (const [why, units] of others) expect(proposed(units).by, why).toBe('DIRECTORY')
    // As many upheld objections as matters settled are as bad as none settled.
    expect(proposed([unit(city, 30), unit(psb, 2, 2, 2)]).by).toBe('HISTORY')
  })

  it('never offers a unit that is gone or beyond the power of who asks', () => {
    expect(proposed([unit('620902-GONE', 20), unit(eco, 1)]).alternatives).toMatchObject([
      { unit: { code: eco } },
    ])
    const beyond = proposed([unit(city, 2)], (code) => code !== psb)
    expect(beyond.leadUnit).toBeUndefined()
    expect(beyond).toMatchObject({ by: 'DIRECTORY', directoryUnit: { code: psb }, coUnits: [] })
    expect(beyond.reasons[0]).toEqual(refusal)
    // Who settled the like, then who would have helped, nobody twice.
    expect(beyond.alternatives.map(({ unit }) => unit.code)).toEqual([city, eco])
    const none = proposed([unit(city, 20)], () => false)
    expect(none).toMatchObject({ by: 'DIRECTORY', alternatives: [] })
  })
})
