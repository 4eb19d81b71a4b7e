import { expect, test } from 'vitest'
import type { StaffRole } from '#contract/roles.ts'
import { Problem } from '#server/platform/problem.ts'
import type { StaffActor, Who } from './app.ts'
import { demandOwnPassword, demandWho, permitWho } from './who.ts'

function actor(...roles: StaffRole[]): StaffActor {
  const posts = roles.map((role) => ({ id: role, role, unitCode: 'U-1', regionCode: '6209' }))
  return { kind: 'staff', personId: 'p', name: '王', posts }
}

function verdict(who: Who, given: StaffActor | null): string {
  try {
    permitWho(who, given)
    return 'passes'
  } catch (error) {
    return error instanceof Problem ? error.type : 'broken'
  }
}

test('an /api route that does not say whom it is for stops the start', () => {
  expect(() => demandWho({ url: '/api/cases', method: 'GET', config: {} })).toThrow(
    'GET /api/cases does not say',
  )
  expect(() => demandWho({ url: '/api', method: 'GET' })).toThrow()
  expect(() => demandWho({ url: '/api/docsx', method: 'GET' })).toThrow()
  expect(() => demandWho({ url: '/api/x', method: 'GET', config: { who: 'public' } })).not.toThrow()
  expect(() => demandWho({ url: '/healthz', method: 'GET' })).not.toThrow()
})

test.each<[Who, string, string, string, string]>([
  // who, nobody, without a post, grid worker, administrator
  ['public', 'passes', 'passes', 'passes', 'passes'],
  ['session', 'not-signed-in', 'passes', 'passes', 'passes'],
  ['staff', 'not-signed-in', 'not-permitted', 'passes', 'passes'],
  [['ADMINISTRATOR'], 'not-signed-in', 'not-permitted', 'not-permitted', 'passes'],
  [[], 'not-signed-in', 'not-permitted', 'not-permitted', 'not-permitted'],
])('%j', (who, nobody, bare, worker, administrator) => {
  expect([
    verdict(who, null),
    verdict(who, actor()),
    verdict(who, actor('GRID_WORKER')),
    verdict(who, actor('GRID_WORKER', 'ADMINISTRATOR')),
  ]).toEqual([nobody, bare, worker, administrator])
})

test('a password set by somebody else opens what anyone may do and the session itself, no more', () => {
  const told = (who: Who, mustChangePassword: boolean) => {
    try {
      demandOwnPassword(who, { mustChangePassword })
      return 'passes'
    } catch (error) {
      return error instanceof Problem ? `${error.type}: ${error.detail}` : 'broken'
    }
  }
  const refused = 'not-permitted: 密码由管理员设置，请先修改密码'
  const all: Who[] = ['public', 'reporter', 'session', 'staff', ['ADMINISTRATOR']]
  expect(all.map((who) => told(who, true))).toEqual([
    'passes',
    'passes',
    'passes',
    refused,
    refused,
  ])
  expect(all.map((who) => told(who, false))).toEqual(all.map(() => 'passes'))
})
