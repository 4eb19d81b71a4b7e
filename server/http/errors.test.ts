import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { problems } from '#contract/problems.ts'
import { Problem } from '#server/platform/problem.ts'
import { CalendarNotCovered } from '#server/town/calendar/calendar.ts'
import type { App } from './app.ts'
import { frameworkErrors, installErrors, problemOf } from './errors.ts'
import { validatorCompiler } from './validation.ts'

function lost(code: string): Error {
  return Object.assign(new Error('terminating connection'), { code })
}

function appThatThrows(error: unknown): App {
  const app: App = Fastify({ frameworkErrors })
  app.setValidatorCompiler(validatorCompiler)
  installErrors(app)
  app.get('/', () => {
    throw error
  })
  app.post(
    '/',
    {
      schema: {
        body: {
          type: 'object',
          required: ['words'],
          additionalProperties: false,
          properties: {
            words: { type: 'string', minLength: 2 },
            points: {
              type: 'array',
              items: { type: 'object', properties: { lng: { type: 'number' } } },
            },
            clientKey: { type: 'string', format: 'uuid' },
          },
        },
        querystring: { type: 'object', properties: { limit: { type: 'integer' } } },
      },
    },
    (request) => ({ query: request.query }),
  )
  return app
}

test.each(Object.keys(problems) as (keyof typeof problems)[])(
  '%s is rendered as itself',
  async (type) => {
    const answer = await appThatThrows(
      new Problem(type, { extensions: { current: { v: 3 } } }),
    ).inject('/')
    expect(answer.statusCode).toBe(problems[type].status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ type, title: problems[type].zh, current: { v: 3 } })
  },
)

test('a lost database asks to come again in a second', async () => {
  const answer = await appThatThrows(lost('57P01')).inject('/')
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['retry-after']).toBe('1')
  expect(answer.json()).toMatchObject({ type: 'unavailable' })
})

test('a deadlock may be tried again; another fault of ours may not', () => {
  expect(problemOf(lost('40P01'))?.type).toBe('unavailable')
  expect(problemOf(Object.assign(new Error('no such column'), { code: '42703' }))).toBeUndefined()
})

test('a calendar that ends says which year', async () => {
  const answer = await appThatThrows(new CalendarNotCovered(2031)).inject('/')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({ type: 'calendar-not-covered' })
  expect(answer.json().detail).toContain('2031')
})

test('what is unknown is told by its request id alone', async () => {
  const answer = await appThatThrows(new Error('password=hunter2 at /srv/secret')).inject('/')
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toMatch(/hunter2|secret|stack/)
  expect(answer.json()).toMatchObject({ type: 'internal', requestId: expect.any(String) })
})

test('every fault of a body is named at its entry', async () => {
  const answer = await appThatThrows(null).inject({
    method: 'POST',
    url: '/',
    payload: { points: [{ lng: 1 }, { lng: '98' }], clientKey: 'x', 'a/b': 1 },
  })
  expect(answer.statusCode).toBe(422)
  const pointers = answer.json().errors.map((fault: { pointer: string }) => fault.pointer)
  expect(pointers.sort()).toEqual(['/a~1b', '/clientKey', '/points/1/lng', '/words'])
})

test('a body is not coerced, an address is', async () => {
  const app = appThatThrows(null)
  const post = (words: unknown) =>
    app.inject({ method: 'POST', url: '/?limit=20', payload: { words } })
  expect((await post(12)).statusCode).toBe(422)
  expect((await post('ok')).json()).toEqual({ query: { limit: 20 } })
})

test('what is no JSON is unreadable, what is too long too large, an odd address unreadable', async () => {
  const app = appThatThrows(null)
  const post = (payload: string) =>
    app.inject({
      method: 'POST',
      url: '/',
      payload,
      headers: { 'content-type': 'application/json' },
    })
  const broken = await post('{"words":')
  expect([broken.statusCode, broken.json().type]).toEqual([400, 'unreadable'])
  const long = await post(JSON.stringify({ words: 'x'.repeat(1_100_000) }))
  expect([long.statusCode, long.json().type]).toEqual([413, 'too-large'])
  const odd = await app.inject('/%zz')
  expect([odd.statusCode, odd.json().type]).toEqual([400, 'unreadable'])
})
