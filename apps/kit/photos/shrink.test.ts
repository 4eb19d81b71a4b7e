import { describe, expect, test } from 'vitest'
import { fitted, shrinkTo } from './shrink.ts'

describe('what is drawn anew before it goes up', () => {
  test('a picture of a telephone, to 1600 on its longer side', () => {
    const facts = { width: 4032, height: 3024, bytes: 4_000_000, type: 'image/jpeg' }
    expect(shrinkTo(facts)).toEqual({ width: 1600, height: 1200 })
    expect(shrinkTo({ ...facts, width: 3024, height: 4032 })).toEqual({ width: 1200, height: 1600 })
  })

  test('a heavy one of the right size, in the same size', () => {
    const facts = { width: 1600, height: 1200, bytes: 2_000_000, type: 'image/jpeg' }
    expect(shrinkTo(facts)).toEqual({ width: 1600, height: 1200 })
  })

  test('another format, however small: the server takes JPEG from every browser', () => {
    const facts = { width: 100, height: 50, bytes: 900, type: 'image/webp' }
    expect(shrinkTo(facts)).toEqual({ width: 100, height: 50 })
  })

  test('not a small JPEG', () => {
    const facts = { width: 1600, height: 900, bytes: 400_000, type: 'image/jpeg' }
    expect(shrinkTo(facts)).toBeUndefined()
    expect(shrinkTo({ ...facts, bytes: 400_001 })).toBeDefined()
    expect(shrinkTo({ ...facts, width: 1601 })).toBeDefined()
  })
})

test('nothing is enlarged, and no side vanishes', () => {
  expect(fitted(80, 60, 144)).toEqual({ width: 80, height: 60 })
  expect(fitted(10_000, 3, 144)).toEqual({ width: 144, height: 1 })
})
