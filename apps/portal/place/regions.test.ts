import { expect, test } from 'vitest'
import { boundsOf } from '#apps/kit/map/shapes.ts'
import { middleOf } from './middle.ts'
import { chainOf, pathName, shortName } from './regions.ts'

test('a code tells the regions above it, below the city', () => {
  expect(chainOf('6209')).toEqual([])
  expect(chainOf('620902107')).toEqual(['620902', '620902107'])
  expect(chainOf('620902107203001')).toEqual([
    '620902',
    '620902107',
    '620902107203',
    '620902107203001',
  ])
})

test('a path is written in both languages', () => {
  const names = [
    { zh: '肃州区', en: 'Suzhou' },
    { zh: '东街', en: '' },
  ]
  expect(pathName(names)).toEqual({ zh: '肃州区 东街', en: 'Suzhou, 东街' })
})

test('bounds and label places of grids', () => {
  const square = (id: string, west: number) => ({
    type: 'Feature' as const,
    id,
    properties: { code: id, name: { zh: id, en: id }, synthetic: true, places: [] },
    geometry: {
      type: 'MultiPolygon' as const,
      coordinates: [
        [
          [
            [west, 0],
            [west + 1, 0],
            [west + 1, 2],
            [west, 0],
          ],
        ],
      ],
    },
  })
  const map = {
    type: 'FeatureCollection' as const,
    synthetic: true,
    features: [square('a1', 0), square('a2', 1), square('b1', 5)],
  }
  expect(boundsOf(map.features)).toEqual([0, 0, 6, 2])
  expect(boundsOf([])).toBeUndefined()
  expect(middleOf(map, 'a')).toEqual([1, 1])
  expect(middleOf(map, 'z')).toBeUndefined()
})

test.each([
  ['广厦社区居委会', '广厦社区'],
  ['广厦社区居民委员会', '广厦社区'],
  ['孟家桥村委会', '孟家桥村'],
  ['孟家桥村村委会', '孟家桥村'],
  ['孟家桥村村民委员会', '孟家桥村'],
  ['Guangsha Community', 'Guangsha Community'],
])('%s is called %s', (name, short) => {
  expect(shortName(name)).toBe(short)
})
