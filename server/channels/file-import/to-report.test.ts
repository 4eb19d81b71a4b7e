import { expect, test } from 'vitest'
import type { Town } from '#server/town/town.ts'
import type { Mapping } from './fields.ts'
import { datumOf, type Reading, readRow } from './to-report.ts'

const town = {
  category: (code: string) => (code === '0407' ? {} : undefined),
  region: (code: string) => (code === '620902' ? {} : undefined),
} as unknown as Pick<Town, 'category' | 'region'>
const now = new Date('2026-03-10T02:00:00Z')

function read(cells: Record<string, unknown>, more: Partial<Reading> = {}) {
  const mapping: Mapping = Object.fromEntries(Object.keys(cells).map((key) => [key, key]))
  return readRow({ line: 2, cells }, { mapping, town, datum: undefined, now, ...more })
}

test('keeps the words as they came and reads the rest', () => {
  const row = read({
    words: '  路灯\t不亮\r\n ',
    title: ' 路灯 ',
    at: '2024-05-07 08:05',
    source: 17,
    lng: '98.51',
    lat: 39.74,
    datum: '高德',
    'reporter.phone': '０９３７-2612345',
    'reporter.name': '',
    urgent: '是',
    confidential: '否',
    categoryCode: '0407',
    regionCode: 620902,
  })
  expect(row).toEqual({
    at: new Date('2024-05-07T00:05:00Z'),
    sourceId: '17',
    content: {
      words: '  路灯\t不亮\r\n ',
      title: '路灯',
      occurredAt: '2024-05-07T00:05:00.000Z',
      point: { lng: 98.51, lat: 39.74, datum: 'GCJ02' },
      reporter: { phone: '0937-2612345' },
      urgent: true,
      confidential: false,
      categoryCode: '0407',
      regionCode: '620902',
    },
  })
})

test('names every reason at once', () => {
  const faults = read({
    words: ' ',
    at: '昨天',
    source: '',
    title: '标'.repeat(201),
    lng: 'x',
    lat: 39,
    urgent: '也许',
    'reporter.phone': '12',
    categoryCode: '9999',
    regionCode: '110101',
  })
  const named = Array.isArray(faults) ? faults.map((fault) => fault.split(':')[0]) : []
  expect(named.toSorted()).toEqual([
    'at',
    'categoryCode',
    'lng',
    'point',
    'regionCode',
    'reporter.phone',
    'source',
    'title',
    'urgent',
    'words',
  ])
})

test('coordinates need a datum, from a column or from the run', () => {
  expect(read({ words: 'w', point: '98.5，39.7' })).toEqual([
    expect.stringMatching(/^datum: not said/),
  ])
  expect(read({ words: 'w', point: '98.5，39.7' }, { datum: 'BD09' })).toMatchObject({
    content: { point: { lng: 98.5, lat: 39.7, datum: 'BD09' } },
  })
  expect(read({ words: 'w', lng: 98, lat: 39, datum: 'X' })).toEqual([
    expect.stringMatching(/"X" is not known/),
  ])
  expect(read({ words: 'w', lng: '', lat: '' })).toMatchObject({ content: { words: 'w' } })
  expect(['CGCS2000', 'gcj-02', 'BD09', '百度', 'mars'].map(datumOf)).toEqual([
    'WGS84',
    'GCJ02',
    'BD09',
    'BD09',
    undefined,
  ])
})

test('when it happened is a column of its own, else the time of the message', () => {
  const times = { words: 'w', at: '2024-05-07 08:05', occurredAt: '2024-05-06' }
  expect(read(times)).toMatchObject({ content: { occurredAt: '2024-05-05T16:00:00.000Z' } })
  expect(read({ words: 'w' })).toEqual({
    content: { words: 'w' },
    at: undefined,
    sourceId: undefined,
  })
})

test('what has not happened yet is not received', () => {
  expect(read({ words: 'w', at: '2026-03-10 10:00:01' })).toEqual([expect.stringMatching(/future/)])
  expect(read({ words: 'w', at: '2026-03-10 10:00:00' })).toMatchObject({ at: now })
})

test('what no database text can hold is refused, not altered', () => {
  expect(read({ words: 'a\0b' })).toEqual([expect.stringMatching(/^words: holds a NUL/)])
  expect(read({ words: 'w', title: 'x\ud83d' })).toEqual([expect.stringMatching(/^title: /)])
  expect(read({ words: '😀' })).toMatchObject({ content: { words: '😀' } })
})
