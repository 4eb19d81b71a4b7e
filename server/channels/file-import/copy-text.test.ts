import { expect, test } from 'vitest'
import { copyLine, copyValue } from './copy-text.ts'

test('values as COPY reads them', () => {
  expect(copyValue('a\\b\tc\nd\re')).toBe('a\\\\b\\tc\\nd\\re')
  expect([null, undefined, '', true, false, 1.5].map(copyValue)).toEqual([
    '\\N',
    '\\N',
    '',
    't',
    'f',
    '1.5',
  ])
  expect(copyValue(Buffer.of(1, 255))).toBe('\\\\x01ff')
  expect(copyValue(new Date(0))).toBe('1970-01-01T00:00:00.000Z')
  expect(copyValue({ a: 'x"\n' })).toBe('{"a":"x\\\\"\\\\n"}')
  expect(copyValue(['C-1', 'a"\\'])).toBe('{"C-1","a\\\\"\\\\\\\\"}')
  expect(copyLine(['\\N', null])).toBe('\\\\N\t\\N\n')
})
