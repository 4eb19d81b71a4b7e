import { describe, expect, it } from 'vitest'
import { faultWords } from '../audit/verification.ts'
import { categoryTree } from '../forms/category-tree.ts'
import { changedKeys } from './changed-keys.ts'
import { itemName } from './item-schemas.ts'

describe('versions', () => {
  it('tell the entries that changed, not the order they are in', () => {
    const before = { a: { x: 1, y: 2 }, b: 1, gone: 0 }
    const after = { b: 2, a: { y: 2, x: 1 }, added: 0 }
    expect(changedKeys(before, after)).toEqual(['b', 'gone', 'added'])
    expect(changedKeys(undefined, after)).toEqual([])
  })

  it('are named by name, else by basis, else by source', () => {
    expect(itemName({ name: { zh: '东关', en: '' } }, 'en')).toBe('东关')
    expect(itemName({ basis: { zh: '依据', en: 'Basis' } }, 'en')).toBe('Basis')
    expect(itemName({ year: 2027, source: '国办发明电' }, 'zh')).toBe('2027 年')
    expect(itemName({ source: '国办发明电' }, 'zh')).toBe('国办发明电')
    expect(itemName(null, 'zh')).toBe('')
  })
})

describe('the category tree', () => {
  const named = (code: string) => ({ code, name: { zh: code, en: code } })
  it('hangs leaves under branches in any order given and keeps branches from being chosen', () => {
    const tree = categoryTree(['0401', '04', '9901', '0201', '02'].map(named), (n) => n.zh, false)
    expect(tree.map(({ value, selectable }) => [value, selectable])).toEqual([
      ['02', false],
      ['04', false],
      ['9901', true],
    ])
    expect(tree[1]?.children.map(({ value }) => value)).toEqual(['0401'])
    expect(categoryTree([named('04')], (n) => n.zh, true)[0]?.selectable).toBe(true)
  })
})

describe('a fault of the record', () => {
  it('says what and where in one line, in the language of the screen', () => {
    const fault = { kind: 'ALTERED' as const, caseCode: '0599-2110-4638', seq: 3, detail: 'hash' }
    expect(faultWords(fault, 'zh')).toBe('记录被改动 · 0599-2110-4638 · #3 · hash')
    const order = { kind: 'ORDER_REMOVED' as const, position: 0, detail: '' }
    expect(faultWords(order, 'en')).toBe('a position of the commit order is missing · @0')
  })
})
