import { describe, expect, it } from 'vitest'
import { staffRoles } from '#contract/roles.ts'
import type { Actor } from '#server/cases/actor.ts'
import { aPost, dispatcherOf, staff } from '#test/factories/case.ts'
import { aMatter, give, type Matter, must } from '#test/factories/matter.ts'
import { places } from '#test/factories/town.ts'
import { deskRoles } from './desk.ts'

const { county, township, grid } = places
const psb = `${county}-PSB`
const person = (personId: string, ...posts: Parameters<typeof staff>): Actor => ({
  ...staff(...posts),
  personId,
})
const wang = person('wang', dispatcherOf(county))
const li = person('li', dispatcherOf(county))
const clerk = person('clerk', aPost('UNIT_CLERK', county, psb))

function accepted(): Matter {
  const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
  matter.colleagues = [
    { id: 'wang', posts: [dispatcherOf(county)] },
    { id: 'li', posts: [dispatcherOf(county)] },
  ]
  must(matter, wang, 'accept', {})
  return matter
}
const holder = ({ caseFile }: Matter) => caseFile.takenBy

describe('who is on a matter', () => {
  it('is said, handed on, taken over and let go, and each time recorded', () => {
    const matter = accepted()
    must(matter, wang, 'take', {})
    must(matter, wang, 'assign', { colleagueId: 'li', reason: '熟悉该小区' })
    must(matter, wang, 'take', {})
    must(matter, wang, 'release', {})
    expect(holder(matter)).toBeNull()
    expect(matter.entries.slice(1).map(({ entry }) => entry.data)).toEqual([
      { takenBy: 'wang', before: { takenBy: null } },
      { takenBy: 'li', before: { takenBy: 'wang' } },
      { takenBy: 'wang', before: { takenBy: 'li' } },
      { before: { takenBy: 'wang' } },
    ])
  })

  it('keeps nobody else from acting', () => {
    const matter = accepted()
    must(matter, wang, 'take', {})
    expect(give(matter, li, 'setUrgency', { urgent: true, reason: '老人' }).ok).toBe(true)
    expect(holder(matter)).toBe('wang')
    expect(give(matter, li, 'release', {})).toMatchObject({ guard: 'mine' })
  })

  it('is forgotten when the matter leaves the desk, and not before', () => {
    const matter = accepted()
    must(matter, wang, 'take', {})
    must(matter, wang, 'reclassify', { categoryCode: '0407' })
    expect(holder(matter)).toBe('wang')
    must(matter, wang, 'dispatch', { leadUnit: psb })
    expect(holder(matter)).toBeNull()
    must(matter, clerk, 'take', {})
    must(matter, clerk, 'sign', {})
    expect(holder(matter)).toBe('clerk')
    must(matter, clerk, 'transfer', { leadUnit: `PS-${township}`, reason: '属地' })
    expect(holder(matter)).toBeNull()
  })

  it('is forgotten when it goes to another centre, back to the centre, and when it ends', () => {
    const down = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
    must(down, wang, 'take', {})
    must(down, wang, 'delegate', { regionCode: township })
    expect(holder(down)).toBeNull()

    const done = accepted()
    must(done, wang, 'dispatch', { leadUnit: psb })
    must(done, clerk, 'sign', {})
    must(done, clerk, 'take', {})
    must(done, clerk, 'resolve', { outcome: 'SOLVED', reply: '已关门' })
    expect(holder(done)).toBeNull()

    const ended = accepted()
    must(ended, wang, 'take', {})
    must(ended, wang, 'refer', { refusalCode: 'R2', receivingBody: '-', reason: '-' })
    expect(holder(ended)).toBeNull()
  })
})

it('desks are those of dispatchers, of the hotline and of handlers', () => {
  expect(staffRoles.filter((role) => deskRoles.includes(role))).toEqual([
    'GRID_WORKER',
    'POLICE_GRID_WORKER',
    'GRID_POLICE_LEAD',
    'HOTLINE_AGENT',
    'DISPATCHER',
    'UNIT_CLERK',
    'MEDIATOR',
  ])
  const worker = person('worker', aPost('GRID_WORKER', grid, `G-${grid}`))
  expect(give(accepted(), worker, 'take', {})).toMatchObject({ kind: 'POWER' })
})
