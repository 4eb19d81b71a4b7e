import { expect, test } from 'vitest'
import { stampLines } from './stamp.ts'

const at = Date.parse('2026-11-23T02:05:00Z')

test('time, matter and place, by the clock of China', () => {
  expect(
    stampLines({
      at,
      place: '四组网格',
      point: { lng: 98.5, lat: 39.7 },
      caseCode: '9069-5895-9821',
    }),
  ).toEqual(['2026-11-23 10:05  9069-5895-9821', '四组网格  98.50000, 39.70000 WGS-84'])
})

test('a matter without a code says so, by the beginning of its key', () => {
  expect(stampLines({ at, key: '0a1b2c3d-0000-4000-8000-000000000000' })).toEqual([
    '2026-11-23 10:05  待编号 0a1b2c3d',
  ])
  expect(stampLines({ at })).toEqual(['2026-11-23 10:05'])
})
