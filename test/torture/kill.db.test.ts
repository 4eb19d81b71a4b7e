import { expect, it } from 'vitest'
import { torture } from './torture.ts'

// In full, with chance: npm run torture.
it('loses nothing acknowledged and doubles nothing when server and database are killed', {
  timeout: 300_000,
}, async () => {
  const report = await torture({ kills: 4, seed: 65 })
  expect(report.faults).toEqual([])
  expect(report).toMatchObject({ kills: 4, lost: 0, doubled: 0 })
  expect(report.byKind).toEqual({ SERVER: 1, DATABASE: 1, BOTH: 1, BACKEND: 1 })
  expect(report.acknowledged).toBeGreaterThan(50)
  expect(report.retried).toBeGreaterThan(0)
})
