import fc from 'fast-check'
import { expect, it } from 'vitest'
import { folded } from './calendar-text.ts'

it('folded lines are short enough and unfold to what they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      fc.pre(!/[\r\n\ud800-\udfff]/.test(text))
      const lines = folded(text).split('\r\n')
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(lines.map((line, at) => (at === 0 ? line : line.slice(1))).join('')).toBe(text)
    }),
  )
  expect(folded('值'.repeat(60)).split('\r\n')).toHaveLength(3)
})
