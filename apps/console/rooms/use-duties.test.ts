import { expect, it } from 'vitest'
import type { DutyView } from '#contract/stationing.ts'
import { toggled } from './use-duties.ts'

const duty: DutyView = {
  id: '01990000-0000-7000-8000-000000000001',
  version: 3,
  unit: { code: '620902-CMB', name: { zh: '城管局', en: 'City Management' } },
  kind: 'ROTATING',
  weekdays: [2],
  opens: '08:30',
  closes: '18:00',
  startsOn: '2026-01-01',
  exceptions: [{ date: '2026-11-25', here: true }],
  week: [
    { date: '2026-11-24', here: true, exception: false },
    { date: '2026-11-25', here: true, exception: true },
    { date: '2026-11-26', here: false, exception: false },
  ],
}

it('a day turned over becomes an exception, and one that is an exception goes back to the pattern', () => {
  expect(toggled(duty, '2026-11-24').exceptions).toContainEqual({ date: '2026-11-24', here: false })
  expect(toggled(duty, '2026-11-26').exceptions).toContainEqual({ date: '2026-11-26', here: true })
  expect(toggled(duty, '2026-11-25').exceptions).toEqual([])
  expect(toggled(duty, '2026-11-24')).not.toHaveProperty('week')
})
