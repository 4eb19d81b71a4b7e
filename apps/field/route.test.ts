import { expect, test } from 'vitest'
import { pageOfPath, pathOf } from './route.ts'

test('every address of the app has its page', () => {
  expect(pageOfPath('/field')).toEqual({ name: 'today' })
  expect(pageOfPath(pathOf.today)).toEqual({ name: 'today' })
  expect(pageOfPath(pathOf.outbox)).toEqual({ name: 'outbox' })
  expect(pageOfPath(pathOf.case('a'))).toEqual({ name: 'case', id: 'a' })
  expect(pageOfPath('/field/visit/h')).toEqual({ name: 'visit', home: 'h' })
  expect(pageOfPath('/field/g/620902001001001')).toEqual({ name: 'grid', code: '620902001001001' })
})

test('what is no address of it is said to be missing', () => {
  for (const path of ['/field/nothing', '/field/outbox/1', '/field/cases', '/field/cases/a/b'])
    expect(pageOfPath(path)).toEqual({ name: 'missing' })
})
