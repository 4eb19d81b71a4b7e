import { describe, expect, it } from 'vitest'
import { loadReferenceSeeds } from '#server/town/seed-data/load.ts'
import { chooseUnit, type DispatchRule } from './directory.ts'

const seeds = loadReferenceSeeds()
const leaves = seeds.categories.filter((category) => category.code.length === 4)
const places = [
  '6209',
  '620902',
  '620923',
  '620902107',
  '620902403',
  '620923101',
  '620982106',
  '620902107203',
  '620981404498',
  '620902107203001',
]
const departmentCode = new RegExp(
  `^(6209|6209\\d{2})-(${seeds.departments.map((department) => department.code).join('|')})$`,
)
const localCode = /^(C-6209(\d{2}(\d{3}(\d{3})?)?)?|T-\d{9}|V-\d{12})$/

describe('the dispatch directory', () => {
  it('gives every leaf in every kind of place, urgent or not, a unit of that place', () => {
    for (const urgency of ['NORMAL', 'URGENT'] as const)
      for (const { code } of leaves)
        for (const regionCode of places) {
          const choice = chooseUnit(seeds.directory, { categoryCode: code, regionCode, urgency })
          const named = [choice?.leadUnitCode ?? '', ...(choice?.coUnitCodes ?? [])]
          for (const unit of named) {
            const known = departmentCode.test(unit) || localCode.test(unit)
            expect(known, `${code} at ${regionCode}: ${unit}`).toBe(true)
            const region = unit.match(/\d+/)?.[0] ?? 'none'
            expect(regionCode.startsWith(region), `${unit} for ${regionCode}`).toBe(true)
          }
          expect(new Set(named).size).toBe(named.length)
          expect(choice?.reasons.length).toBeGreaterThan(0)
        }
  })

  it('leaves no leaf to the last resort', () => {
    const byCatchAll = leaves.filter(
      ({ code }) =>
        chooseUnit(seeds.directory, { categoryCode: code, regionCode: '620902107203' })?.ruleId ===
        'ANY',
    )
    expect(byCatchAll).toEqual([])
  })

  it('sends the noise of a business to the county police, environment helping, the judge advising', () => {
    expect(
      chooseUnit(seeds.directory, { categoryCode: '0407', regionCode: '620902107203001' }),
    ).toMatchObject({
      ruleId: 'D0407',
      leadUnitCode: '620902-PSB',
      coUnitCodes: ['620902-ECO'],
      adviceUnitCodes: ['CT-620902'],
    })
  })

  it('sends a quarrel turned urgent to the police, the village helping', () => {
    expect(
      chooseUnit(seeds.directory, {
        categoryCode: '0102',
        regionCode: '620902107203',
        urgency: 'URGENT',
      }),
    ).toMatchObject({
      leadUnitCode: '620902-PSB',
      coUnitCodes: ['V-620902107203', 'T-620902107'],
    })
  })

  it('never sends a complaint about staff to a department or township', () => {
    expect(
      chooseUnit(seeds.directory, { categoryCode: '1104', regionCode: '620902107203' })
        ?.leadUnitCode,
    ).toBe('C-620902')
  })

  it('raises the duty where the place is known only coarsely, and says so', () => {
    const at = (regionCode: string) =>
      chooseUnit(seeds.directory, { categoryCode: '0102', regionCode })
    expect(at('620902107203001')?.leadUnitCode).toBe('V-620902107203')
    expect(at('620902107')?.leadUnitCode).toBe('T-620902107')
    expect(at('620902')?.leadUnitCode).toBe('C-620902')
    expect(at('6209')?.leadUnitCode).toBe('C-6209')
    expect(at('620902')?.reasons.at(-1)?.zh).toContain('上一级')
    expect(at('620902107203')?.reasons.at(-1)?.zh).not.toContain('上一级')
  })
})

describe('the choice of the rule', () => {
  const rule = (code: string, over: Partial<DispatchRule>): DispatchRule => ({
    code,
    categoryPrefix: '',
    regionPrefix: '',
    unitLevel: 'COUNTY',
    lead: 'CENTRE',
    co: [],
    priority: 0,
    basis: { zh: '', en: '' },
    ...over,
  })
  const chosen = (rules: DispatchRule[], urgency: 'URGENT' | 'NORMAL' = 'NORMAL') =>
    chooseUnit(rules, { categoryCode: '0407', regionCode: '620902107203', urgency })?.ruleId

  it('prefers priority, then category, then urgency, then region, then the code', () => {
    const all = rule('ALL', {})
    const region = rule('REGION', { regionPrefix: '620902' })
    const category = rule('CATEGORY', { categoryPrefix: '04' })
    const urgent = rule('URGENT', { urgency: 'URGENT' })
    const first = rule('FIRST', { priority: 5 })
    expect(chosen([all, region])).toBe('REGION')
    expect(chosen([region, category, all])).toBe('CATEGORY')
    expect(chosen([region, urgent], 'URGENT')).toBe('URGENT')
    expect(chosen([region, urgent])).toBe('REGION')
    expect(chosen([category, urgent], 'URGENT')).toBe('CATEGORY')
    expect(chosen([first, category, urgent], 'URGENT')).toBe('FIRST')
    expect(chosen([rule('B', {}), rule('A', {})])).toBe('A')
  })

  it('answers nothing where no rule holds', () => {
    expect(chosen([rule('OTHER', { categoryPrefix: '05' })])).toBeUndefined()
    expect(chosen([rule('ELSEWHERE', { regionPrefix: '620982' })])).toBeUndefined()
  })
})
