import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reloadOnceUp } from './reload.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the page is opened anew once the server answers, and not before', async () => {
  const reload = vi.fn()
  const isUp = vi
    .fn<() => Promise<boolean>>()
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValueOnce(false)
    .mockResolvedValue(true)
  const stop = reloadOnceUp(1_000, { isUp, reload })
  await vi.advanceTimersByTimeAsync(2_999)
  expect(reload).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(reload).toHaveBeenCalledTimes(1)
  stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(reload).toHaveBeenCalledTimes(1)
})
