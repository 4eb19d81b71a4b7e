import { expect, test } from 'vitest'
import { pageOfPath } from './route.ts'

test.each([
  ['/', { name: 'home' }],
  ['/report', { name: 'report' }],
  ['/report/', { name: 'report' }],
  ['/receipt', { name: 'receipt' }],
  ['/progress', { name: 'progress' }],
  ['/progress/1234-5678-9012', { name: 'progress', code: '1234-5678-9012' }],
  ['/progress/1234%205678', { name: 'progress', code: '1234 5678' }],
  ['/progress/%E0%A4%A', { name: 'progress', code: '%E0%A4%A' }],
  ['/appointment', { name: 'appointment' }],
  ['/appointment/0123456789', { name: 'appointment', code: '0123456789' }],
  ['/visits', { name: 'visits' }],
  ['/visits/RH-0000-0000-0000', { name: 'visits', receipt: 'RH-0000-0000-0000' }],
  ['/progress/1/2', { name: 'missing' }],
  ['/report/1', { name: 'missing' }],
  ['/g/620902004002001', { name: 'grid', code: '620902004002001' }],
  ['/g/62090200400', { name: 'missing' }],
  ['/g', { name: 'missing' }],
  ['/grid-signs/620902004002', { name: 'signs', region: '620902004002' }],
  ['/grid-signs/6209', { name: 'missing' }],
  ['/elsewhere', { name: 'missing' }],
])('%s', (path, page) => {
  expect(pageOfPath(path)).toEqual(page)
})
