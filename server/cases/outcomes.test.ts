import { expect, it } from 'vitest'
import type { CaseState } from '#contract/states.ts'
import { monthOf, outcomeOf } from './outcomes.ts'

const place = (state: CaseState, unit: string | null) => ({ state, region: '', centre: '', unit })
const said = (
  event: string,
  from: CaseState,
  to: CaseState,
  before: string | null,
  after: string,
) => outcomeOf({ event, moved: { from: place(from, before), to: place(to, after) } })

it('says of an event which unit settled, sent back, or was right to', () => {
  expect(said('case.closed', 'FOLLOW_UP', 'CLOSED', 'A', 'A')).toEqual({
    outcome: 'settled',
    unit: 'A',
  })
  expect(said('case.objected', 'DISPATCHED', 'OBJECTED', 'A', 'A')).toEqual({
    outcome: 'returned',
    unit: 'A',
  })
  const upheld = { outcome: 'upheld', unit: 'A' }
  expect(said('case.objectionUpheld', 'OBJECTED', 'DISPATCHED', 'A', 'B')).toEqual(upheld)
  expect(said('case.dispatched', 'OBJECTED', 'DISPATCHED', 'A', 'B')).toEqual(upheld)
  expect(said('case.dispatched', 'ACCEPTED', 'DISPATCHED', null, 'B')).toBeUndefined()
  expect(said('case.designated', 'OBJECTED', 'DISPATCHED', 'A', 'A')).toBeUndefined()
})

it('counts by the months of the town: its new year begins at four in the afternoon of UTC', () => {
  expect(monthOf(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-01')
  expect(monthOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
})
