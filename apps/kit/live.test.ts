import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenLive } from './live.ts'

class FakeSource {
  static made: FakeSource[] = []
  readyState = 1
  onmessage: ((message: { data: string }) => void) | null = null
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  close = vi.fn()
  readonly named = new Map<string, (message: { data: string }) => void>()
  addEventListener(name: string, listener: (message: { data: string }) => void) {
    this.named.set(name, listener)
  }
  constructor() {
    FakeSource.made.push(this)
  }
}

function listen() {
  const handlers = {
    onChanges: vi.fn(),
    onResync: vi.fn(),
    onState: vi.fn(),
    onPresence: vi.fn(),
  }
  const stop = listenLive(handlers, {
    open: () => new FakeSource() as unknown as EventSource,
  })
  return { ...handlers, stop, source: () => FakeSource.made.at(-1) as FakeSource }
}
const event = (caseId: string) => ({
  data: JSON.stringify({ caseId, version: 2, event: 'case.signed' }),
})

beforeEach(() => {
  FakeSource.made = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the live line', () => {
  it('gathers a burst into one call and skips what it cannot read', () => {
    const line = listen()
    line.source().onmessage?.(event('a'))
    line.source().onmessage?.({ data: 'not json' })
    line.source().onmessage?.(event('b'))
    expect(line.onChanges).not.toHaveBeenCalled()
    vi.advanceTimersByTime(400)
    expect(line.onChanges).toHaveBeenCalledTimes(1)
    expect(line.onChanges.mock.calls[0]?.[0]).toMatchObject([{ caseId: 'a' }, { caseId: 'b' }])
  })

  it('asks for everything anew after a cut, not at the first opening', () => {
    const line = listen()
    line.source().onopen?.()
    expect(line.onResync).not.toHaveBeenCalled()
    line.source().readyState = 0
    line.source().onerror?.()
    expect(line.onState).toHaveBeenLastCalledWith(false)
    line.source().onopen?.()
    expect(line.onResync).toHaveBeenCalledTimes(1)
  })

  it('opens a refused line again, later each time, until stopped', () => {
    const line = listen()
    const refuse = () => {
      line.source().readyState = 2
      line.source().onerror?.()
    }
    refuse()
    vi.advanceTimersByTime(2000)
    expect(FakeSource.made).toHaveLength(2)
    refuse()
    vi.advanceTimersByTime(3999)
    expect(FakeSource.made).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(FakeSource.made).toHaveLength(3)
    refuse()
    line.stop()
    vi.advanceTimersByTime(600_000)
    expect(FakeSource.made).toHaveLength(3)
  })

  it('tells of who is looking apart from what changed', () => {
    const live = listen()
    live.source().named.get('presence')?.({ data: '{"caseId":"a"}' })
    live.source().named.get('presence')?.({ data: 'not json' })
    vi.advanceTimersByTime(1000)
    expect(live.onPresence.mock.calls).toEqual([['a']])
    expect(live.onChanges).not.toHaveBeenCalled()
    live.stop()
  })
})
