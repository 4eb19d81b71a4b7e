import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenHall } from './hall-line.ts'

interface FakeSource {
  url: string
  readyState: number
  onmessage?: () => void
  onopen?: () => void
  onerror?: () => void
  close: ReturnType<typeof vi.fn>
}

let made: FakeSource[] = []
beforeEach(() => {
  made = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function listen() {
  const handlers = { onMoved: vi.fn(), onState: vi.fn() }
  const stop = listenHall('H-1', handlers, (url) => {
    const source: FakeSource = { url, readyState: 1, close: vi.fn() }
    made.push(source)
    return source as unknown as EventSource
  })
  return { ...handlers, stop, source: () => made.at(-1) as FakeSource }
}

describe('the line of a hall', () => {
  it('tells a burst once', () => {
    const line = listen()
    expect(line.source().url).toBe('/api/hall/H-1/events')
    for (let n = 0; n < 5; n += 1) line.source().onmessage?.()
    vi.advanceTimersByTime(500)
    expect(line.onMoved).toHaveBeenCalledTimes(1)
  })

  it('says when it is lost, comes back by itself, and asks what was missed', () => {
    const line = listen()
    line.source().readyState = 2
    line.source().onerror?.()
    expect(line.onState).toHaveBeenLastCalledWith(false)
    vi.advanceTimersByTime(3_000)
    expect(made).toHaveLength(2)
    line.source().onopen?.()
    expect(line.onState).toHaveBeenLastCalledWith(true)
    vi.advanceTimersByTime(500)
    expect(line.onMoved).toHaveBeenCalledTimes(1)
  })

  it('stops when it is stopped', () => {
    const line = listen()
    line.source().readyState = 2
    line.source().onerror?.()
    line.stop()
    vi.advanceTimersByTime(10_000)
    expect(made).toHaveLength(1)
    expect(line.source().close).toHaveBeenCalled()
  })
})
