import { describe, expect, it } from 'vitest'
import type { CommandView, TimelineRow } from '#contract/api.ts'
import { type CommandName, commands } from '#contract/cases.ts'
import { movesOn, sortCommands, sortRefused } from './command-order.ts'
import { detailsOf, timelineShows, unitCodesOf } from './timeline-details.ts'

const view = (command: CommandName): CommandView => ({
  command,
  noun: commands[command].noun,
  name: commands[command],
  allowed: true,
})
const row = (change: Partial<TimelineRow>): TimelineRow => ({
  seq: 1,
  at: '2026-11-22T00:00:00Z',
  command: 'dispatch',
  event: 'case.dispatched',
  role: 'DISPATCHER',
  from: 'ACCEPTED',
  to: 'DISPATCHED',
  data: {},
  hash: 'ff',
  ...change,
})

describe('the order of commands', () => {
  it('puts the step that carries the matter on first and notes last', () => {
    const given = ['comment', 'merge', 'dispatch'] satisfies CommandName[]
    expect(sortCommands(given.map(view)).map(({ command }) => command)).toEqual([
      'dispatch',
      'merge',
      'comment',
    ])
  })

  it('shows what can be mended before what cannot, and not what no colleague may ever do', () => {
    const reason = { zh: '', en: '' }
    const refused = [
      { ...view('card'), refusal: { kind: 'POWER' as const, reason } },
      { ...view('archive'), refusal: { kind: 'POWER' as const, reason } },
      { ...view('withdraw'), refusal: { kind: 'POWER' as const, reason } },
      { ...view('dispatch'), refusal: { kind: 'STATE' as const, reason } },
      { ...view('comment'), refusal: { kind: 'GUARD' as const, reason } },
    ]
    expect(sortRefused(refused).map(({ command }) => command)).toEqual([
      'comment',
      'dispatch',
      'card',
    ])
  })

  it('counts reporting in as moving on, though the state stays', () => {
    expect(movesOn(view('reportIn'))).toBe(true)
    expect(movesOn(view('comment'))).toBe(false)
  })
})

describe('a row of the timeline', () => {
  it('shows names for codes and hides ids and hashes', () => {
    const told = row({
      data: {
        leadUnit: '620902-PSB',
        coUnits: ['620902-ECO'],
        promiseId: 'x',
        payloadHash: 'y',
        complex: false,
      },
    })
    expect(unitCodesOf(told)).toEqual(['620902-PSB', '620902-ECO'])
    const names = new Map([['620902-PSB', '公安局']])
    expect(detailsOf(told, 'zh', (code) => names.get(code) ?? code)).toEqual([
      { name: '主办单位', value: '公安局' },
      { name: '协办单位', value: '620902-ECO' },
      { name: '复杂事项', value: '否' },
    ])
  })

  it('does not repeat the reason, and says limits in words', () => {
    const told = row({ reason: '天气', data: { reason: '天气', limit: { amount: 3, unit: 'WD' } } })
    expect(detailsOf(told, 'zh')).toEqual([{ name: '延长', value: '3 工作日' }])
  })

  it('is found by its filter', () => {
    const note = row({ command: 'comment', from: 'IN_PROGRESS', to: 'IN_PROGRESS' })
    expect(timelineShows(note, 'moves')).toBe(false)
    expect(timelineShows(note, 'notes')).toBe(true)
    expect(timelineShows(row({ command: 'card' }), 'supervision')).toBe(true)
    expect(timelineShows(row({}), 'moves')).toBe(true)
  })
})
