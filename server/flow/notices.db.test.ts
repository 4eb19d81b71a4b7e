import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '#server/platform/db.ts'
import { type Desk, openDesk } from '#test/desk.ts'
import { sendNotices } from './notices.ts'

interface Sent {
  authorization: string | undefined
  to: string
  text: string
}

let desk: Desk
let gateway: Server
let answer = 200
const sent: Sent[] = []

beforeAll(async () => {
  gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      sent.push({ authorization: request.headers.authorization, ...JSON.parse(body) })
      response.writeHead(answer).end()
    })
  })
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
  desk = await openDesk()
  const { port } = gateway.address() as AddressInfo
  desk.ctx.config.sms = { url: `http://127.0.0.1:${port}/sms`, token: 'token' }
})
afterAll(async () => {
  await desk?.drop()
  gateway.close()
})

async function accepted(reporter: object): Promise<{ caseId: string; caseCode: string }> {
  const receipt = await desk.report({ words: '路灯不亮', regionCode: '620902004002001', reporter })
  const { centre } = await desk.view('fenpai-jiuquan', receipt.caseId)
  const login = centre.code === 'C-620902' ? 'fenpai-suzhou' : 'fenpai-xincheng'
  const { state } = await desk.view(login, receipt.caseId)
  if (state === 'REGISTERED') await desk.give(login, receipt.caseId, 'accept', {})
  return receipt
}

const states = (caseId: string) =>
  desk.db.run(system, (sql) =>
    sql.query(
      "select state, failure from notices where case_id = $1 and way = 'SMS' order by created_at",
      [caseId],
    ),
  )

test('who left a telephone is told by text message, without a word of the matter', async () => {
  const { caseId, caseCode } = await accepted({ name: '王小明', phone: '13812345678' })
  expect(await sendNotices(desk.ctx)).toBe(1)
  expect(sent.at(-1)).toEqual({
    authorization: 'Bearer token',
    to: '13812345678',
    text: `【格中】您反映的事项已受理。案件码 ${caseCode}`,
  })
  expect(await states(caseId)).toEqual([{ state: 'SENT', failure: null }])
  expect(await sendNotices(desk.ctx)).toBe(0)
})

test('a message the gateway refuses stays visible with the reason', async () => {
  answer = 503
  const { caseId } = await accepted({ phone: '13812345678' })
  await sendNotices(desk.ctx)
  expect(await states(caseId)).toEqual([{ state: 'FAILED', failure: 'gateway answered 503' }])
  answer = 200
})

test('nobody is written to who left no telephone', async () => {
  const { caseId } = await accepted({ name: '李' })
  expect(await states(caseId)).toEqual([])
})

test('a message whose sender died is sent by the next', async () => {
  const { caseId } = await accepted({ phone: '13812345678' })
  await desk.db.run(system, (sql) =>
    sql.query(
      "update notices set state = 'SENDING', sent_at = $2 where case_id = $1 and way = 'SMS'",
      [caseId, desk.clock.now()],
    ),
  )
  expect(await sendNotices(desk.ctx)).toBe(0)
  desk.clock.advance(11 * 60_000)
  expect(await sendNotices(desk.ctx)).toBe(1)
})
