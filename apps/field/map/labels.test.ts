import { expect, test } from 'vitest'
import { apart, type Label, shortened } from './labels.ts'

const at = (key: string, x: number, y: number, kind: Label['kind'] = 'mark'): Label => ({
  key,
  words: '小金湾乡第一',
  kind,
  x,
  y,
})
const keys = (labels: readonly Label[], rem = 17) => apart(labels, rem).map(({ key }) => key)

test('of two labels on one another the first is shown', () => {
  expect(keys([at('first', 10, 100), at('second', 40, 105)])).toEqual(['first'])
})

test('labels under one another are both shown while there is room, not in larger type', () => {
  const both = [at('first', 10, 100), at('second', 10, 120)]
  expect(keys(both)).toEqual(['first', 'second'])
  expect(keys(both, 22)).toEqual(['first'])
})

test('the name of a grid reaches to both sides of its middle, that of a mark only to the right', () => {
  expect(keys([at('mark', 100, 100), at('before it', 60, 100, 'name')])).toEqual(['mark'])
  expect(keys([at('mark', 100, 100), at('before it', 10, 100)])).toEqual(['mark', 'before it'])
})

test('what was left out takes no room from what comes after it', () => {
  const three = [at('first', 0, 100), at('left out', 60, 100), at('third', 105, 100)]
  expect(keys(three)).toEqual(['first', 'third'])
})

test('a long name is cut with a sign of it', () => {
  expect(shortened('花海镇')).toBe('花海镇')
  expect(shortened('Huahai Town, Grid One')).toBe('Huahai Town,…')
})
