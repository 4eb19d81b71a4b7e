import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveHandlers } from '#apps/kit/live.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { ScreenView } from '#contract/screen.ts'
import { askAnywayMs, followWall, leastBetweenMs, type WallState } from './follow-wall.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-06-02T02:00:00Z') }))
afterEach(() => void vi.useRealTimers())

/** A wall whose server's clock is five seconds ahead. */
async function wall() {
  const told: WallState[] = []
  let line: LiveHandlers | undefined
  const hangUp = vi.fn()
  const ask = vi.fn(async () => ({ at: new Date(Date.now() + 5_000).toISOString() }) as ScreenView)
  const stop = followWall((state) => told.push(state), {
    ask,
    listen: (handlers) => {
      line = handlers
      return hangUp
    },
    now: () => Date.now(),
  })
  await vi.advanceTimersByTimeAsync(0)
  return {
    ask,
    stop,
    hangUp,
    last: () => told.at(-1),
    connect: (on: boolean) => line?.onState?.(on),
    change: () => line?.onChanges([]),
  }
}

test('it opens with the figures, and is live once the line stands', async () => {
  const { last, connect } = await wall()
  expect(last()).toMatchObject({ standing: 'SLOW', ahead: 5_000 })
  connect(true)
  expect(last()).toMatchObject({ standing: 'LIVE' })
  connect(false)
  expect(last()).toMatchObject({ standing: 'SLOW' })
})

test('a hundred changes are asked about once at first, never twice within two seconds', async () => {
  const { ask, change } = await wall()
  expect(ask).toHaveBeenCalledTimes(1)
  for (let i = 0; i < 100; i += 1) change()
  await vi.advanceTimersByTimeAsync(leastBetweenMs - 1)
  expect(ask).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('an answer kept from just before a change is not what it stays with', async () => {
  const { ask, change } = await wall()
  await vi.advanceTimersByTimeAsync(leastBetweenMs)
  change()
  await vi.advanceTimersByTimeAsync(0)
  expect(ask).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(leastBetweenMs)
  expect(ask).toHaveBeenCalledTimes(3)
  await vi.advanceTimersByTimeAsync(askAnywayMs - 1)
  expect(ask).toHaveBeenCalledTimes(3)
})

test('what changes while it asks is asked for again', async () => {
  const { ask, change } = await wall()
  let answer: (data: ScreenView) => void = () => undefined
  ask.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  await vi.advanceTimersByTimeAsync(askAnywayMs)
  change()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(2)
  answer({ at: new Date().toISOString() } as ScreenView)
  await vi.advanceTimersByTimeAsync(leastBetweenMs)
  expect(ask).toHaveBeenCalledTimes(3)
})

test('it asks without a change too: limits pass by the hour', async () => {
  const { ask } = await wall()
  await vi.advanceTimersByTimeAsync(3 * askAnywayMs)
  expect(ask).toHaveBeenCalledTimes(4)
})

test('while the server is away the old figures stay, as old ones, and mend themselves', async () => {
  const { ask, last } = await wall()
  const asOf = last()?.asOf
  ask.mockRejectedValueOnce(new ApiProblem('unreachable', 0))
  await vi.advanceTimersByTimeAsync(askAnywayMs)
  expect(last()).toMatchObject({ standing: 'LOST', asOf, data: expect.anything() })
  await vi.advanceTimersByTimeAsync(askAnywayMs)
  expect(last()?.standing).toBe('SLOW')
  expect(last()?.asOf).toBeGreaterThan(asOf ?? 0)
})

test.each([
  ['not-signed-in', 401, 'SIGNED_OUT'],
  ['not-permitted', 403, 'NOT_PERMITTED'],
] as const)('%s takes the figures off the wall', async (type, status, standing) => {
  const { ask, last } = await wall()
  ask.mockRejectedValueOnce(new ApiProblem(type, status))
  await vi.advanceTimersByTimeAsync(askAnywayMs)
  expect(last()).toEqual({ standing, ahead: 5_000 })
})

test('stopped, it asks and listens no more', async () => {
  const { ask, stop, hangUp, change } = await wall()
  stop()
  change()
  await vi.advanceTimersByTimeAsync(10 * askAnywayMs)
  expect(ask).toHaveBeenCalledTimes(1)
  expect(hangUp).toHaveBeenCalledTimes(1)
})
