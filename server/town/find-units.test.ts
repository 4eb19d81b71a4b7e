import { describe, expect, it } from 'vitest'
import { places, smallTown } from '#test/factories/town.ts'
import { findUnits } from './find-units.ts'

const codes = (question: Parameters<typeof findUnits>[1]) =>
  findUnits(smallTown(), question).map(({ code }) => code)
const county = places.county

describe('units are found', () => {
  it('by the name people use for a department', () => {
    expect(codes({ q: '城管' })).toEqual(['6209-CMB', `${county}-CMB`, `${places.otherCounty}-CMB`])
    expect(codes({ q: '城管', region: county })).toEqual([`${county}-CMB`])
    expect(codes({ q: '城市管理', region: county })).toEqual([`${county}-CMB`])
  })

  it('by level, said with a word or asked for', () => {
    expect(codes({ q: '市级 城管' })).toEqual(['6209-CMB'])
    expect(codes({ q: '城管', level: 'CITY' })).toEqual(['6209-CMB'])
    expect(
      codes({ q: '网格', region: places.village }).every((code) => code.startsWith('G-')),
    ).toBe(true)
  })

  it('by initials', () => {
    expect(codes({ q: 'cg', region: county })).toContain(`${county}-CMB`)
    expect(codes({ q: 'csgl', region: county })).toEqual([`${county}-CMB`])
    expect(codes({ q: 'xyz' })).toEqual([])
  })

  it('by code and by kind', () => {
    expect(codes({ q: `${county}-ps` })).toEqual([`${county}-PSB`])
    expect(codes({ kind: 'COURT' })).toEqual([`CT-${county}`])
  })
})
