import { expect, it } from 'vitest'
import { strokesPattern } from '#contract/homes.ts'
import { confirmationOf, drawn, mostStrokes } from './confirming.ts'

it('strokes are what the server takes, within the frame, and never longer', () => {
  let strokes = drawn('', -3, 12.4, true)
  strokes = drawn(strokes, 900, 500, false)
  strokes = drawn(strokes, 900, 500, false)
  expect(strokes).toBe('M0 12L600 200')
  for (let n = 0; n < 5000; n += 1) strokes = drawn(strokes, n % 600, n % 200, n % 50 === 0)
  expect(strokes.length).toBeLessThanOrEqual(mostStrokes)
  expect(strokes).toMatch(new RegExp(strokesPattern))
})

it('nothing is confirmed by an empty frame or half a code', () => {
  expect(confirmationOf({ kind: 'SIGNATURE', strokes: '', code: '4711' })).toBeUndefined()
  expect(confirmationOf({ kind: 'CODE', strokes: 'M0 0', code: '471' })).toBeUndefined()
  expect(confirmationOf({ kind: 'CODE', strokes: 'M0 0', code: '4711' })).toEqual({
    kind: 'CODE',
    code: '4711',
  })
  expect(confirmationOf({ kind: 'SPOKEN', strokes: 'M0 0', code: '' })).toEqual({ kind: 'SPOKEN' })
})
