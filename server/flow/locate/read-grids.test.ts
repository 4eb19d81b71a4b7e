import { describe, expect, it } from 'vitest'
import { readGrids } from './read-grids.ts'

const ring = [
  [98.5, 39.7],
  [98.6, 39.7],
  [98.6, 39.8],
  [98.5, 39.8],
  [98.5, 39.7],
]
const feature = (properties: object, coordinates: unknown = [ring], type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const read = (...features: unknown[]) => readGrids({ type: 'FeatureCollection', features }, 'WGS84')
const named = { code: '620902004002001', name: '第一网格' }
const reasonsOf = (one: unknown) => {
  const [row] = read(one)
  return row && 'reasons' in row ? row.reasons.join('|') : ''
}

describe('reading surveyed grids', () => {
  it('keeps a good one and marks it as surveyed', () => {
    expect(read(feature({ ...named, places: ['天怡家园'] }))).toMatchObject([
      { row: 1, grid: { code: named.code, synthetic: false, places: ['天怡家园'] } },
    ])
    expect(read(feature(named, [[ring]], 'MultiPolygon'))[0]).toHaveProperty('grid')
  })

  it('names every reason of a bad one, by its row', () => {
    expect(reasonsOf(feature({ code: '12' }, [ring.slice(0, -1)]))).toMatch(/15 位.*名称.*闭合/)
    const [, second] = read(feature(named), feature({ ...named, name: '' }))
    expect(second).toMatchObject({ row: 2, code: named.code })
  })

  it.each([
    ['swapped coordinates', [ring.map(([lng, lat]) => [lat, lng])], '写反'],
    [
      'a ring that crosses itself',
      [
        [
          [98.5, 39.7],
          [98.6, 39.8],
          [98.6, 39.7],
          [98.5, 39.8],
          [98.5, 39.7],
        ],
      ],
      '自相交',
    ],
    [
      'no area',
      [
        [
          [98.5, 39.7],
          [98.6, 39.7],
          [98.7, 39.7],
          [98.5, 39.7],
        ],
      ],
      '面积',
    ],
    ['too few positions', [ring.slice(0, 2)], '四个点'],
    ['something unreadable', [[['a', 1]]], '无法读取'],
  ])('refuses %s', (_, coordinates, words) => {
    expect(reasonsOf(feature(named, coordinates))).toContain(words)
  })

  it('refuses what is no collection, or no polygon', () => {
    expect(readGrids([], 'WGS84')).toHaveLength(1)
    expect(reasonsOf(feature(named, [98, 39], 'Point'))).toContain('Polygon')
  })
})
