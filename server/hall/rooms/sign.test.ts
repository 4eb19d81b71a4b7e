import { expect, it } from 'vitest'
import type { HallRoom } from '#contract/rooms.ts'
import { doorSign } from './sign.ts'

const room: HallRoom = { code: 'R2', kind: 'MEDIATION', name: { zh: '调解室', en: 'Mediation' } }
const hall = { name: { zh: '大厅', en: 'Hall' } }
const at = (clock: string) => new Date(`2026-03-10T${clock}:00Z`)
const booking = (from: string, to: string, more = {}) => ({
  roomCode: 'R2',
  startsAt: at(from),
  endsAt: at(to),
  cancelledAt: null,
  ...more,
})
const day = [
  booking('01:00', '02:00', { cancelledAt: at('00:30') }),
  booking('02:00', '03:00'),
  booking('02:30', '03:30', { roomCode: 'R3' }),
  booking('04:00', '05:00'),
]

it.each([
  ['01:30', false, '02:00'],
  ['02:00', true, '03:00'],
  ['03:00', false, '04:00'],
  ['04:59', true, '05:00'],
])('at %s it is taken: %s, until %s', (clock, taken, until) => {
  const sign = doorSign(hall, room, day, at(clock))
  expect(sign).toMatchObject({ taken, until: at(until).toISOString() })
})

it('after the last one it is free for the rest of the day', () => {
  expect(doorSign(hall, room, day, at('05:00')).until).toBeUndefined()
})

it('tells the times of its own room and nothing more', () => {
  expect(doorSign(hall, room, day, at('01:00')).today).toEqual([
    { start: at('02:00').toISOString(), end: at('03:00').toISOString() },
    { start: at('04:00').toISOString(), end: at('05:00').toISOString() },
  ])
})
