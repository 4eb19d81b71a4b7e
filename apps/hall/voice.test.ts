import { expect, it } from 'vitest'
import { callKey, newCalls, spokenCall, spokenCount, spokenNumber } from './voice.ts'

it('numbers are read figure by figure, windows as they are said', () => {
  expect(spokenNumber('A023')).toBe('A 零 二 三')
  expect([1, 10, 12, 20, 35].map(spokenCount)).toEqual(['一', '十', '十二', '二十', '三十五'])
})

it('a call names number and place, and without a place there is none', () => {
  expect(spokenCall({ number: 'B107', window: 12 })).toBe('请 B 一 零 七 号，到 十二 号窗口')
  const room = { zh: '调解室', en: 'Mediation' }
  expect(spokenCall({ number: 'A001', room })).toBe('请 A 零 零 一 号，到 调解室')
  expect(spokenCall({ number: 'A001' })).toBeUndefined()
})

it('only what is new is called, oldest first, a repeated call once more', () => {
  const call = (
    number: string,
    calls: number,
    state: 'CALLED' | 'SERVING' | 'MOVED' = 'CALLED',
  ) => ({
    number,
    calls,
    state,
    window: 1,
    calledAt: '2026-03-10T02:00:00Z',
  })
  const known = new Set([callKey(call('A001', 1))])
  const now = [call('A003', 1), call('A002', 1), call('A001', 1), call('A009', 1, 'SERVING')]
  expect(newCalls(now, known).map(({ number }) => number)).toEqual(['A002', 'A003'])
  expect(newCalls([call('A001', 2)], known)).toHaveLength(1)
})
