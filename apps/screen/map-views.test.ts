import { expect, test } from 'vitest'
import { mapViews } from './map-views.ts'

const place = (lng: number, lat: number, open: number) => ({
  code: `${lng} ${lat}`,
  name: { zh: '地', en: 'Place' },
  open,
  overdue: 0,
  lng,
  lat,
})
const bounds = [92, 38, 100, 42]

test('most matters in one corner: the whole, then the corner, without what lies far off', () => {
  const places = [place(98.5, 39.7, 60), place(98.75, 39.75, 30), place(94, 40, 5)]
  expect(mapViews({ places, bounds })).toEqual([
    [92, 38, 100, 42],
    [98.48, 39.68, 98.77, 39.77],
  ])
})

test('matters all over are seen on the whole', () => {
  const places = [place(93, 38.5, 10), place(99, 41.5, 10)]
  expect(mapViews({ places, bounds })).toEqual([[92, 38, 100, 42]])
})

test('without matters there is the region, without a region nothing', () => {
  expect(mapViews({ places: [], bounds })).toEqual([[92, 38, 100, 42]])
  expect(mapViews({ places: [] })).toEqual([])
})
