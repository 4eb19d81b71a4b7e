import { expect, test } from 'vitest'
import {
  guessMapping,
  mappingFaults,
  parseMapFlag,
  readMappingFile,
  settleMapping,
} from './fields.ts'

test('knows the headers of Chinese and English exports, spaces and case apart', () => {
  expect(
    guessMapping([
      '工单编号',
      '诉求内容',
      ' 登记 时间',
      '联系电话',
      '经度',
      '纬度',
      '坐标系',
      '星期',
    ]),
  ).toEqual({
    source: '工单编号',
    words: '诉求内容',
    at: ' 登记 时间',
    'reporter.phone': '联系电话',
    lng: '经度',
    lat: '纬度',
    datum: '坐标系',
  })
  expect(guessMapping(['ID', 'Subject', 'Text', 'Created_At', 'reporter.name'])).toEqual({
    source: 'ID',
    title: 'Subject',
    words: 'Text',
    at: 'Created_At',
    'reporter.name': 'reporter.name',
  })
})

test('of two columns for one field the better known name wins', () => {
  expect(guessMapping(['描述', '内容'])).toEqual({ words: '内容' })
  expect(guessMapping(['内容', '描述'])).toEqual({ words: '内容' })
})

test('flags override guesses, take them back, and a column serves one field', () => {
  const guessed = { words: 'text', title: 'title', 'reporter.name': 'user' }
  const { mapping } = parseMapFlag('words=body,source=user,title=')
  expect(settleMapping(guessed, mapping)).toEqual({ words: 'body', source: 'user' })
})

test('names every fault of a mapping at once', () => {
  expect(parseMapFlag('wrods=text,title').faults).toHaveLength(2)
  expect(readMappingFile([]).faults).toHaveLength(1)
  expect(readMappingFile({ words: 3, place: 'x' }).faults).toHaveLength(2)
  const faults = mappingFaults({ title: 'T', lng: 'x' }, ['x', 'y'], ['words'])
  expect(faults).toEqual([
    expect.stringContaining('no column for words'),
    expect.stringContaining('both lng and lat'),
    expect.stringContaining('no column "T"'),
  ])
  expect(mappingFaults({ words: 'a.text' }, ['a'], ['words'])).toEqual([])
})
