import { describe, expect, it } from 'vitest'
import type { Sum } from './read.ts'
import { matterOf, unitsWithCards } from './view.ts'

const named = (code: string) => ({ zh: `名${code}`, en: code })
const town = {
  regionName: named,
  unitName: named,
  category: (code: string) =>
    code === '0904'
      ? { version: 1, data: { name: { zh: '家暴求助', en: 'Violence' } } }
      : undefined,
} as Parameters<typeof matterOf>[1] & Parameters<typeof unitsWithCards>[1]

describe('a matter on the wall', () => {
  const matter = { caseCode: '620926000001', categoryCode: '0904', regionCode: '620902004002001' }

  it('is told by code, category, township and village', () => {
    expect(matterOf({ ...matter, guarded: false }, town)).toEqual({
      caseCode: '620926000001',
      category: { zh: '家暴求助', en: 'Violence' },
      place: [named('620902004'), named('620902004002')],
    })
  })

  it('under guard is told by its township alone', () => {
    expect(matterOf({ ...matter, guarded: true }, town)).toEqual({ place: [named('620902004')] })
  })

  it('placed no more narrowly than a county is told by it', () => {
    const wide = { ...matter, categoryCode: null, regionCode: '620902', guarded: false }
    expect(matterOf(wide, town)).toEqual({ caseCode: '620926000001', place: [named('620902')] })
  })
})

describe('units', () => {
  const sum = (code: string, more: Partial<Sum>): Sum => ({
    of: 'UNIT',
    code,
    open: 5,
    overdue: 9,
    urgent: 0,
    unitOverdue: 0,
    yellow: 0,
    red: 0,
    listed: 0,
    ...more,
  })

  it('stand by what weighs most, and those without anything against them not at all', () => {
    const units = [
      sum('LATE', { unitOverdue: 7 }),
      sum('GOOD', {}),
      sum('YELLOW', { yellow: 1 }),
      sum('LISTED', { listed: 1 }),
      sum('RED', { red: 1, unitOverdue: 2 }),
    ]
    const { shown, rest } = unitsWithCards(units, town)
    expect(shown.map(({ unit }) => unit.code)).toEqual(['LISTED', 'RED', 'YELLOW', 'LATE'])
    expect(shown[1]).toMatchObject({ red: 1, overdue: 2, yellow: 0 })
    expect(rest.units).toBe(0)
  })

  it('beyond the gravest nine are one sum; what no unit leads is no unit', () => {
    const many = Array.from({ length: 11 }, (_, i) => sum(`U${i + 10}`, { unitOverdue: 20 - i }))
    const { shown, rest } = unitsWithCards([...many, { ...sum('', { red: 3 }), code: null }], town)
    expect(shown).toHaveLength(9)
    expect(rest).toEqual({ units: 2, overdue: 11 + 10, yellow: 0, red: 0, listed: 0 })
  })
})
