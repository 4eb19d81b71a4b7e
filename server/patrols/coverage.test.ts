import { expect, it } from 'vitest'
import type { PatrolRoute } from '#contract/patrols.ts'
import { type CountOf, coverageRows } from './coverage.ts'

const name = { zh: '点', en: 'Point' }
const at = { lng: 98.5, lat: 39.7 }
const route = (regionCode: string): PatrolRoute => ({
  code: `R-${regionCode}`,
  name,
  regionCode,
  synthetic: true,
  points: [
    { code: '01', name, ...at, timesAWeek: 2 },
    { code: '02', name, ...at, weekdays: ['MON', 'WED', 'FRI'] },
  ],
})
const village = '620902004002'
const routes = [route(village), route(`${village}001`), route(`${village}002`)]
const below = ['001', '002', '003'].map((serial) => ({ code: village + serial, name }))
const counts: Record<string, { days: number; findings: number }> = {
  [`R-${village}001 01`]: { days: 5, findings: 1 },
  [`R-${village}001 02`]: { days: 1, findings: 0 },
  [`R-${village} 02`]: { days: 3, findings: 0 },
}
const countOf: CountOf = (code, point) => counts[`${code} ${point}`]

it('counts points and times by place; more often than planned is no more than planned', () => {
  const { rows } = coverageRows(village, below, routes, countOf)
  const sum = (code: string) => rows.find((row) => row.code === code)
  expect(sum(`${village}001`)).toEqual({
    code: `${village}001`,
    name,
    isPoint: false,
    points: 2,
    kept: 1,
    checked: 2,
    planned: 5,
    done: 3,
    findings: 1,
  })
  expect(sum(`${village}002`)).toMatchObject({ points: 2, checked: 0, planned: 5, done: 0 })
  expect(sum(`${village}003`)).toMatchObject({ points: 0, planned: 0 })
})

it("the points of a place's own routes stand beside the places beneath, and all add up", () => {
  const { total, rows } = coverageRows(village, below, routes, countOf)
  expect(rows.map(({ isPoint }) => isPoint)).toEqual([true, true, false, false, false])
  expect(total).toEqual({ points: 6, kept: 2, checked: 3, planned: 15, done: 6, findings: 1 })
})

it('of a grid each point has its row', () => {
  const grid = `${village}001`
  const { total, rows } = coverageRows(grid, [], [route(grid)], countOf)
  expect(rows.map(({ done, planned }) => [done, planned])).toEqual([
    [2, 2],
    [1, 3],
  ])
  expect(total).toMatchObject({ points: 2, kept: 1, checked: 2 })
})
