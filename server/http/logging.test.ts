import Fastify, { LogController } from 'fastify'
import pino from 'pino'
import { expect, test } from 'vitest'
import type { App } from './app.ts'
import { installErrors } from './errors.ts'
import { installLogging, requestId, requestLog, safeError } from './logging.ts'

test('a database fault is logged without the values it quotes', () => {
  const fault = Object.assign(new Error('invalid input syntax for type uuid: "13812345678"'), {
    severity: 'ERROR',
    code: '22P02',
    detail: 'Key (phone)=(13812345678) already exists.',
    table: 'people',
  })
  const text = JSON.stringify(safeError(fault))
  expect(text).not.toContain('13812345678')
  expect(safeError(fault)).toMatchObject({ code: '22P02', table: 'people' })
})

test('neither body, query, cookie nor authorization reach the log', async () => {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const app: App = Fastify({
    loggerInstance: requestLog(log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => requestId(undefined),
  })
  installErrors(app)
  installLogging(app)
  app.post('/api/cases/:id/notes', (request) => {
    request.log.info({ headers: request.headers, body: request.body, query: request.query }, 'all')
    throw new Error('broken')
  })
  await app.inject({
    method: 'POST',
    url: '/api/cases/7/notes?q=PRIVATE-QUERY',
    payload: { words: 'PRIVATE-BODY' },
    headers: { cookie: 'gezhong=PRIVATE-COOKIE', authorization: 'Bearer PRIVATE-TOKEN' },
  })
  const own = lines.join('')
  expect(own).not.toContain('PRIVATE')
  expect(own).toContain('"caseId":"7"')
  expect(own).toContain('broken')
})

test('a caller’s id is repeated when harmless, else made', () => {
  expect(requestId('trace-0001')).toBe('trace-0001')
  expect(requestId('bad\nid 123456')).not.toContain('bad')
  expect(requestId(undefined)).not.toBe(requestId(undefined))
})
