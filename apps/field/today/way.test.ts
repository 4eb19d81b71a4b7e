import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byWay, metresBetween, metresWords, type Spot } from './way.ts'

const jiuquan = { lng: 98.494, lat: 39.732 }

test('a thousandth of a degree north is 111 metres', () => {
  expect(metresBetween(jiuquan, { ...jiuquan, lat: 39.733 })).toBeCloseTo(111.2, 0)
})

test('always on to the nearest; what has no place comes last', () => {
  const at = (id: string, lat: number) => ({ id, spot: { lng: 98.494, lat } })
  const stops = [
    at('far', 39.8),
    { id: 'nowhere', spot: undefined },
    at('near', 39.74),
    at('mid', 39.76),
  ]
  expect(byWay(stops, jiuquan, ({ spot }) => spot).map(({ id }) => id)).toEqual([
    'near',
    'mid',
    'far',
    'nowhere',
  ])
})

test('nothing is left out and nothing added', () => {
  const spot = fc.record({
    lng: fc.double({ min: 92, max: 101, noNaN: true }),
    lat: fc.double({ min: 38, max: 43, noNaN: true }),
  })
  fc.assert(
    fc.property(
      fc.array(fc.option(spot, { nil: undefined }), { maxLength: 20 }),
      (spots: (Spot | undefined)[]) => {
        const items = spots.map((one, index) => ({ one, index }))
        const way = byWay(items, jiuquan, ({ one }) => one)
        expect(way.map(({ index }) => index).sort()).toEqual(items.map(({ index }) => index).sort())
      },
    ),
  )
})

test('distances in words', () => {
  expect(metresWords(84, 'zh')).toBe('80 米')
  expect(metresWords(1234, 'en')).toBe('1.2 km')
})
