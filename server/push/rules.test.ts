import { describe, expect, it } from 'vitest'
import { commandNames, commands } from '#contract/cases.ts'
import { callOf, rings } from './rules.ts'

describe('what may ring', () => {
  it('is work that people are given, and a reminder of it; nothing else that can happen to a case', () => {
    const known = new Set(commandNames.map((name) => commands[name].event))
    const ringing = [...known].filter((event) =>
      callOf(event, { leadUnit: 'A', units: ['A'], takenBy: 'p', urgent: true }),
    )
    expect(ringing.sort()).toEqual([
      'case.assigned',
      'case.carded',
      'case.designated',
      'case.dispatched',
      'case.objectionUpheld',
      'case.reminded',
      'case.reportInOverdue',
      'case.reworkOrdered',
      'case.transferred',
      'case.unitBroughtIn',
      'case.urgencySet',
      'case.verificationFailed',
      'case.whistled',
    ])
  })

  it('reaches those it is for', () => {
    expect(callOf('case.dispatched', { leadUnit: 'G-1', coUnits: ['PSB'] })?.whom).toEqual({
      units: ['G-1', 'PSB'],
    })
    expect(callOf('case.whistled', { kind: 'DIFFICULT', units: ['A', 'B'] })?.whom).toEqual({
      units: ['A', 'B'],
    })
    expect(callOf('case.assigned', { takenBy: 'p' })?.whom).toEqual({ personId: 'p' })
    expect(callOf('case.assigned', { takenBy: null })).toBeUndefined()
    expect(callOf('case.reminded', {})?.whom).toBe('LEAD')
  })

  it('is not what became less urgent, nor what an import tells of the past', () => {
    expect(callOf('case.urgencySet', { urgent: false })).toBeUndefined()
    expect(callOf('case.dispatched', { leadUnit: 'A', replayed: true })).toBeUndefined()
  })
})

describe('when it rings', () => {
  const ordinary = { kind: 'TASK', urgent: false } as const
  const emergency = { kind: 'WHISTLE', urgent: true } as const
  const reminder = { kind: 'URGED', urgent: false } as const
  it.each([
    ['an urgent case at night', ordinary, true, false, 'URGENT'],
    ['an emergency whistle of an ordinary case at night', emergency, false, false, 'URGENT'],
    ['a reminder of an urgent case at night', reminder, true, false, 'URGENT'],
    ['an ordinary task on duty', ordinary, false, true, 'ORDINARY'],
    ['an ordinary task at night', ordinary, false, false, undefined],
    ['a reminder of an ordinary case, even on duty', reminder, false, true, undefined],
  ])('%s', (_what, call, urgent, onDuty, expected) => {
    expect(rings(call, urgent, onDuty)).toBe(expected)
  })
})
