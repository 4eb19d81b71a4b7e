import { expect, test } from 'vitest'
import { addLimit, isWorkingDay } from './due.ts'
import { readSeedYears } from './seed.ts'
import { standInYears } from './stand-in.ts'
import { joinYears } from './year.ts'

const seeds = readSeedYears()
const lastCovered = seeds.at(-1)?.year ?? 0

test('stand-in years close the gap up to two years ahead, so that a demo always counts', () => {
  const years = standInYears(lastCovered, new Date(`${lastCovered + 3}-06-01T00:00:00Z`))
  expect(years.map(({ year }) => year - lastCovered)).toEqual([1, 2, 3, 4, 5])
  const calendar = joinYears([...seeds, ...years], 'demo')
  const newYear = `${lastCovered + 3}-01-01`
  expect(isWorkingDay(calendar, newYear)).toBe(false)
  const begin = new Date(`${lastCovered + 3}-12-20T02:00:00Z`)
  expect(addLimit(calendar, begin, { amount: 20, unit: 'WD' }).getUTCFullYear()).toBe(
    lastCovered + 4,
  )
})

test('no year is made up while the notices reach far enough', () => {
  expect(standInYears(2030, new Date('2028-12-31T00:00:00Z'))).toEqual([])
})
