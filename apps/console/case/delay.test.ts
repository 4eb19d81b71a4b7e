import { describe, expect, it } from 'vitest'
import type { CaseView, TimelineRow } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'
import type { CaseState } from '#contract/states.ts'
import { delayOf } from './delay.ts'

const hour = 3_600_000
const start = Date.parse('2026-11-23T00:00:00Z')
const path = (...steps: [hours: number, command: CommandName, to: CaseState][]) =>
  steps.map(([hours, command, to], index): TimelineRow => {
    const from = steps[index - 1]?.[2]
    const at = new Date(start + hours * hour).toISOString()
    const row = { seq: index + 1, at, command, event: '', role: '', to, data: {}, hash: '' }
    return from ? { ...row, from } : row
  })
const matter = (state: CaseState, timeline: TimelineRow[]) =>
  ({ state, timeline: timeline.toReversed(), reports: [{}] }) as unknown as CaseView
const at = (hours: number) => new Date(start + hours * hour)

describe('the cost of delay', () => {
  const open = path(
    [0, 'submit', 'REGISTERED'],
    [1, 'accept', 'ACCEPTED'],
    [2, 'dispatch', 'DISPATCHED'],
    [7, 'object', 'OBJECTED'],
    [8, 'designate', 'DISPATCHED'],
    [9, 'remind', 'DISPATCHED'],
    [9, 'absorb', 'DISPATCHED'],
  )

  it('says where the time went, the longest first, over all rounds', () => {
    const delay = delayOf(matter('DISPATCHED', open), at(20))
    expect(delay?.waitedMs).toBe(20 * hour)
    expect(delay?.spent.map(({ state, ms }) => [state, ms / hour])).toEqual([
      ['DISPATCHED', 17],
      ['REGISTERED', 1],
      ['ACCEPTED', 1],
      ['OBJECTED', 1],
    ])
  })

  it('counts who waits and how often it was asked for or came back', () => {
    const delay = delayOf(matter('DISPATCHED', open), at(20))
    expect(delay).toMatchObject({ over: false, waiting: 2 })
    expect(delay?.again).toEqual([
      { command: 'remind', n: 1 },
      { command: 'object', n: 1 },
    ])
  })

  it('ends with the matter, not with its archive', () => {
    const closed = path(
      [0, 'submit', 'REGISTERED'],
      [3, 'reject', 'REJECTED'],
      [30, 'archive', 'ARCHIVED'],
    )
    expect(delayOf(matter('ARCHIVED', closed), at(99))).toMatchObject({
      waitedMs: 3 * hour,
      over: true,
      spent: [{ state: 'REGISTERED', ms: 3 * hour }],
    })
  })
})
