import { expect, test } from 'vitest'
import { caseCodeOf } from '#contract/case-code.ts'
import { judgeCode } from './typed-code.ts'

const code = caseCodeOf('12345678901')
const digits = code.replaceAll('-', '')

test.each([
  code,
  digits,
  ` ${digits.slice(0, 4)} ${digits.slice(4, 8)}　${digits.slice(8)} `,
  code.replaceAll('-', '－'),
  code.replaceAll('-', '—'),
  digits.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
])('takes %s', (typed) => {
  expect(judgeCode(typed)).toEqual({ code })
})

test('tells what is wrong with the others', () => {
  expect(judgeCode('1234')).toEqual({ fault: 'progress.short', n: 8 })
  expect(judgeCode(`${digits}77`)).toEqual({ fault: 'progress.long', n: 2 })
  expect(judgeCode('12a4')).toEqual({ fault: 'progress.letters' })
})

test('finds every single wrong digit', () => {
  for (let place = 0; place < 12; place += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      if (digits[place] === String(digit)) continue
      const typed = digits.slice(0, place) + digit + digits.slice(place + 1)
      expect(judgeCode(typed), typed).toEqual({ fault: 'progress.wrong' })
    }
  }
})
