import { describe, expect, it } from 'vitest'
import { Problem } from '#server/platform/problem.ts'
import { daysOf, noteFaults, refuseFaults, visitFaults, wilson } from './rules.ts'

const pointers = (faults: { pointer: string }[]) => faults.map((fault) => fault.pointer)

describe('a visit', () => {
  it('that is one more says why', () => {
    expect(pointers(visitFaults({ kind: 'AGAIN' }))).toEqual(['/reasonAgain'])
    expect(pointers(visitFaults({ kind: 'AGAIN', reasonAgain: '  ' }))).toEqual(['/reasonAgain'])
    expect(visitFaults({ kind: 'AGAIN', reasonAgain: '材料未告知' })).toEqual([])
    for (const kind of ['FIRST', 'SUPPLEMENT', 'PICKUP'] as const)
      expect(visitFaults({ kind })).toEqual([])
  })
})

describe('a hand-over note', () => {
  it('says something, and how to bring what is missing', () => {
    expect(pointers(noteFaults({ handedBack: [], missing: [] }))).toEqual(['/missing'])
    expect(pointers(noteFaults({ handedBack: [], missing: ['户口簿'] }))).toEqual(['/bring'])
    expect(noteFaults({ handedBack: [], missing: ['户口簿'], bring: 'PORTAL' })).toEqual([])
    expect(noteFaults({ handedBack: ['照片'], missing: [] })).toEqual([])
  })
})

describe('days', () => {
  const now = new Date('2026-03-10T16:30:00Z')

  it('are those of Shanghai, both included, thirty unless said', () => {
    expect(daysOf({}, now)).toMatchObject({ from: '2026-02-10', to: '2026-03-11' })
    const one = daysOf({ from: '2026-03-10', to: '2026-03-10' }, now)
    expect(one.start.toISOString()).toBe('2026-03-09T16:00:00.000Z')
    expect(one.end.toISOString()).toBe('2026-03-10T16:00:00.000Z')
  })

  it('that run backwards, are none or are too many are refused', () => {
    for (const asked of [
      { from: '2026-03-11', to: '2026-03-10' },
      { from: '2026-02-30' },
      { from: '2025-03-10', to: '2026-03-11' },
    ])
      expect(() => daysOf(asked, now), asked.from).toThrow(Problem)
    expect(() => daysOf({ from: '2025-03-11', to: '2026-03-11' }, now)).not.toThrow()
  })
})

it('a share of few matters has a wide interval, of many a narrow one', () => {
  expect(wilson(0, 0)).toBeUndefined()
  const few = wilson(9, 10)
  const many = wilson(900, 1000)
  // By hand: Wilson 1927, z = 1.96.
  expect(few?.low).toBeCloseTo(0.5958, 3)
  expect(few?.high).toBeCloseTo(0.9821, 3)
  expect(many?.low).toBeCloseTo(0.8799, 3)
  expect(many?.high).toBeCloseTo(0.9171, 3)
  expect(wilson(10, 10)?.high).toBeCloseTo(1, 10)
})

it('every fault of an input is told at once', () => {
  expect(() => refuseFaults([])).not.toThrow()
  expect(() => refuseFaults([{ pointer: '/x', detail: 'x' }])).toThrow(Problem)
})
