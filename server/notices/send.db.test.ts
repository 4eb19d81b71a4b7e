import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseView } from '#contract/api.ts'
import type { FailedNotices, NoticeView, Resent } from '#contract/notices.ts'
import { system } from '#server/platform/db.ts'
import { type Desk, openDesk } from '#test/desk.ts'
import {
  type MailServer,
  openMailServer,
  openTextGateway,
  type TextGateway,
} from '#test/gateways.ts'
import { sendNotices } from './send.ts'
import { claimDue, oldestDue } from './store.ts'

let desk: Desk
let gateway: TextGateway
let post: MailServer

beforeAll(async () => {
  desk = await openDesk()
  gateway = await openTextGateway()
  post = await openMailServer()
  desk.ctx.config.sms = { url: gateway.url, token: 'token' }
  desk.ctx.config.mail = { url: post.url, from: '格中 <gezhong@city.example>' }
  desk.clock.set(new Date('2026-05-08T10:00:00+08:00'))
})
afterAll(async () => {
  await desk?.drop()
  await gateway?.close()
  await post?.close()
})
beforeEach(() => desk.db.run(system, (sql) => sql.query('delete from notices')))
afterEach(() => {
  gateway.answer = 200
  post.refuse = 0
})

const dispatcher = 'fenpai-suzhou'

async function accepted(reporter: object, more: object = {}) {
  const receipt = await desk.report({
    words: '路灯不亮',
    regionCode: '620902004002001',
    categoryCode: '0407',
    reporter,
    ...more,
  })
  const view = await desk.give(dispatcher, receipt.caseId, 'accept', {})
  return { ...receipt, view }
}

const noticesOf = async (caseId: string, way: NoticeView['way']) =>
  (await desk.view(dispatcher, caseId)).notices.filter((notice) => notice.way === way)

async function minutesLater(minutes: number): Promise<number> {
  desk.clock.advance(minutes * 60_000)
  return sendNotices(desk.ctx)
}

async function resend(login: string, ids: string[]) {
  const visitor = await desk.as(login)
  return visitor.send({ method: 'POST', url: '/api/notices/resendings', payload: { ids } })
}

describe('a notice', () => {
  it('goes by every way the person left, in the words of the standard text, which it names', async () => {
    const { caseId, caseCode } = await accepted({ phone: '13812345678', email: 'Wang@example.cn' })
    expect(await sendNotices(desk.ctx)).toBe(2)
    const said = `您反映的事项已受理，由肃州区综治中心负责。案件码 ${caseCode}，可凭码查询进度。`
    expect(gateway.sent.at(-1)).toEqual({
      authorization: 'Bearer token',
      to: '13812345678',
      text: `【格中】${said}`,
    })
    const mail = post.received.at(-1)
    expect(mail?.to).toEqual(['Wang@example.cn'])
    const [, body = ''] = mail?.raw.split('\r\n\r\n') ?? []
    expect(Buffer.from(body, 'base64').toString()).toContain(said)
    const text = { code: 'N_ACCEPTED', version: 1 }
    const { notices } = await desk.view(dispatcher, caseId)
    expect(notices).toEqual([
      expect.objectContaining({ way: 'PORTAL', state: 'SENT', said, text, tries: 0 }),
      expect.objectContaining({
        way: 'SMS',
        state: 'SENT',
        said,
        text,
        to: '138****5678',
        tries: 1,
      }),
      expect.objectContaining({ way: 'MAIL', state: 'SENT', said, text, to: 'W***@example.cn' }),
    ])
    expect(await sendNotices(desk.ctx)).toBe(0)
  })

  it('is read on the portal by who holds the query code, and by nobody else', async () => {
    const receipt = await accepted({ name: '李' })
    const told = async (proven: boolean) =>
      (await desk.progress(receipt, proven)).steps.find(({ state }) => state === 'ACCEPTED')?.told
    expect(await told(true)).toContain('由肃州区综治中心负责')
    expect(await told(false)).toBeUndefined()
    expect(await noticesOf(receipt.caseId, 'SMS')).toEqual([])
  })

  it('does not name the unit of a confidential matter, and speaks the language it was told in', async () => {
    const dispatched = async (more: object) => {
      const { caseId } = await accepted({ name: 'Li' }, { language: 'en', ...more })
      const payload = { leadUnit: '620902-PSB' }
      const { notices } = await desk.give(dispatcher, caseId, 'dispatch', payload)
      return notices.find(({ template }) => template === 'dispatched')
    }
    expect(await dispatched({})).toMatchObject({
      text: { code: 'N_DISPATCHED' },
      said: expect.stringMatching(
        /has been sent to .*Public Security.*, to be done by \d+ May 2026, /,
      ),
    })
    expect(await dispatched({ confidential: true })).toMatchObject({
      text: { code: 'N_DISPATCHED_PLAIN' },
      said: expect.stringContaining('has been sent to the unit responsible'),
    })
  })
})

describe('a try that fails', () => {
  it('is followed by four more within a day; then it has failed, with its reason', async () => {
    gateway.answer = 503
    const { caseId } = await accepted({ phone: '13812345678' })
    const before = gateway.sent.length
    await sendNotices(desk.ctx)
    expect(await noticesOf(caseId, 'SMS')).toMatchObject([
      {
        state: 'WAITING',
        tries: 1,
        failure: { kind: 'REFUSED', detail: '503' },
        nextAt: new Date(desk.clock.now().getTime() + 300_000).toISOString(),
        mayResend: false,
      },
    ])
    expect(await minutesLater(4)).toBe(0)
    for (const minutes of [1, 30, 180]) expect(await minutesLater(minutes)).toBe(1)
    expect(await noticesOf(caseId, 'SMS')).toMatchObject([{ state: 'WAITING', tries: 4 }])
    expect(await minutesLater(1200)).toBe(1)
    expect(gateway.sent.length - before).toBe(5)
    expect(await noticesOf(caseId, 'SMS')).toMatchObject([
      { state: 'FAILED', tries: 5, failure: { kind: 'REFUSED' }, mayResend: true },
    ])
    expect(await minutesLater(3000)).toBe(0)
  })

  it('is the last where another could not help, and no address is repeated in its reason', async () => {
    post.refuse = 550
    const { caseId } = await accepted({ email: 'nobody@example.cn' })
    await sendNotices(desk.ctx)
    expect(await noticesOf(caseId, 'MAIL')).toMatchObject([
      { state: 'FAILED', tries: 1, failure: { kind: 'REFUSED', detail: '550' } },
    ])
    const [row] = await desk.db.run(system, (sql) =>
      sql.query<{ failure: string }>("select failure from notices where state = 'FAILED'"),
    )
    expect(row?.failure).toBe('REFUSED 550')
  })

  it('is repeated where the mailbox is full or the server is away', async () => {
    post.refuse = 452
    const { caseId } = await accepted({ email: 'full@example.cn' })
    await sendNotices(desk.ctx)
    expect(await noticesOf(caseId, 'MAIL')).toMatchObject([
      { state: 'WAITING', failure: { detail: '452' } },
    ])
    desk.ctx.config.mail = { url: 'smtp://127.0.0.1:1', from: 'gezhong@city.example' }
    await minutesLater(5)
    desk.ctx.config.mail = { url: post.url, from: 'gezhong@city.example' }
    expect(await noticesOf(caseId, 'MAIL')).toMatchObject([
      { state: 'WAITING', tries: 2, failure: { kind: 'UNREACHED' } },
    ])
  })
})

describe('a sender that dies', () => {
  it('leaves the message to the next, after a while, and its own late word counts no more', async () => {
    const { caseId } = await accepted({ phone: '13812345678' })
    const now = desk.clock.now()
    const given = { now, lapsed: now, urgentOnly: false, limit: 10 }
    const claimed = await desk.db.run(system, (sql) => claimDue(sql, 'SMS', given))
    expect(claimed).toHaveLength(1)
    expect(await sendNotices(desk.ctx)).toBe(0)
    expect(await minutesLater(11)).toBe(1)
    expect(await noticesOf(caseId, 'SMS')).toMatchObject([{ state: 'SENT', tries: 2 }])
  })

  it('in the last try leaves it to a person: nobody knows whether it arrived', async () => {
    const { caseId } = await accepted({ phone: '13812345678' })
    await desk.db.run(system, (sql) =>
      sql.query("update notices set state = 'SENDING', sent_at = $1, tries = 5 where way = 'SMS'", [
        desk.clock.now(),
      ]),
    )
    const before = gateway.sent.length
    await minutesLater(11)
    expect(gateway.sent.length).toBe(before)
    expect(await noticesOf(caseId, 'SMS')).toMatchObject([
      { state: 'FAILED', failure: { kind: 'BROKEN_OFF' } },
    ])
  })
})

describe('at night', () => {
  it('text messages wait for seven, urgent ones and mails do not', async () => {
    desk.clock.set(new Date('2026-05-20T23:00:00+08:00'))
    const { caseId } = await accepted({ phone: '13811111111', email: 'night@example.cn' })
    const urgent = await accepted({ phone: '13822222222' }, { urgent: true })
    await desk.give(dispatcher, urgent.caseId, 'comment', { note: '夜间' })
    expect(await sendNotices(desk.ctx)).toBe(urgent.view.urgent ? 2 : 1)
    expect(urgent.view.urgent).toBe(true)
    expect(await noticesOf(caseId, 'SMS')).toMatchObject([
      { state: 'WAITING', nextAt: '2026-05-20T23:00:00.000Z' },
    ])
    expect(await desk.db.run(system, (sql) => oldestDue(sql, desk.clock.now()))).toBe(0)
    // A row that was due before the night began waits as well.
    await desk.db.run(system, (sql) =>
      sql.query("update notices set next_at = $1 where state = 'WAITING'", [
        new Date('2026-05-20T21:59:00+08:00'),
      ]),
    )
    expect(await minutesLater(60)).toBe(0)
    desk.clock.set(new Date('2026-05-21T07:00:00+08:00'))
    expect(await sendNotices(desk.ctx)).toBe(1)
  })
})

describe('what failed', () => {
  async function failed(more: object = {}): Promise<{ caseId: string; notice: NoticeView }> {
    gateway.answer = 404
    const { caseId } = await accepted({ phone: '13812345678' }, more)
    await sendNotices(desk.ctx)
    gateway.answer = 200
    const [notice] = await noticesOf(caseId, 'SMS')
    if (!notice) throw new Error('no notice')
    return { caseId, notice }
  }
  const list = async (login: string) => {
    const answer = await (await desk.as(login)).send({ url: '/api/notices/failed' })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json<FailedNotices>().items
  }

  it('is listed for the centre and the hotline of its region, and not beyond', async () => {
    desk.clock.set(new Date('2026-05-21T10:00:00+08:00'))
    const { caseId, notice } = await failed({ regionCode: '620902107203001' })
    for (const login of [dispatcher, 'huawu'])
      expect(await list(login)).toMatchObject([
        { id: notice.id, caseId, to: '138****5678', mayResend: true, failure: { detail: '404' } },
      ])
    expect(await list('duban')).toMatchObject([{ id: notice.id, mayResend: false }])
    expect(await list('fenpai-xincheng')).toEqual([])
    desk.clock.advance(31 * 86_400_000)
    expect(await list(dispatcher)).toEqual([])
  })

  it('is sent again once, however often it is asked, and says who asked', async () => {
    desk.clock.set(new Date('2026-07-01T10:00:00+08:00'))
    const { caseId, notice } = await failed({ regionCode: '620902107203001' })
    const before = gateway.sent.length
    const [first, second] = await Promise.all([
      resend(dispatcher, [notice.id]),
      resend(dispatcher, [notice.id]),
    ])
    for (const answer of [first, second])
      expect(answer.json<Resent>()).toEqual([{ id: notice.id, state: 'WAITING' }])
    await sendNotices(desk.ctx)
    expect(gateway.sent.length - before).toBe(1)
    expect((await resend(dispatcher, [notice.id])).json<Resent>()).toMatchObject([
      { state: 'SENT' },
    ])
    const { notices } = await desk.view(dispatcher, caseId)
    expect(notices.find(({ id }) => id === notice.id)).toMatchObject({
      state: 'SENT',
      tries: 1,
      resent: { at: desk.clock.now().toISOString(), person: expect.any(String) },
    })
    const logged = await desk.db.run(system, (sql) =>
      sql.query("select data from audit_log where action = 'notice.resent'"),
    )
    expect(logged).toEqual([
      { data: { notice: notice.id, caseId, template: 'accepted', way: 'SMS' } },
    ])
  })

  it('is not sent again by who may only read it, nor from another township', async () => {
    const { notice } = await failed({ regionCode: '620902107203001' })
    expect((await resend('duban', [notice.id])).statusCode).toBe(403)
    const other = await resend('fenpai-xincheng', [notice.id, randomUUID()])
    expect(other.json()).toEqual([])
    const [row] = await desk.db.run(system, (sql) =>
      sql.query('select state, resent_by from notices where id = $1', [notice.id]),
    )
    expect(row).toEqual({ state: 'FAILED', resent_by: null })
  })
})

describe('who reported twice', () => {
  it('is told once, and another reporter of the same case too', async () => {
    const { caseId, regionCode, view } = await accepted({ phone: '13812345678' })
    await addReport(view, regionCode, '138 1234 5678')
    await addReport(view, regionCode, '13900000000')
    await desk.give(dispatcher, caseId, 'dispatch', { leadUnit: '620902-PSB' })
    const dispatched = (await noticesOf(caseId, 'SMS')).filter(
      ({ template }) => template === 'dispatched',
    )
    expect(dispatched.map(({ to }) => to).toSorted()).toEqual(['138****5678', '139****0000'])
  })

  async function addReport(view: CaseView, regionCode: string, phone: string): Promise<void> {
    const { ctx, clock } = desk
    await desk.db.run(system, (sql) =>
      sql.query(
        `insert into reports (id, county_code, case_id, channel, received_at, words, reporter_sealed)
         values ($1,$2,$3,'HOTLINE',$4,'又不亮了',$5)`,
        [
          randomUUID(),
          regionCode.slice(0, 6),
          view.id,
          clock.now(),
          ctx.seal.seal(JSON.stringify({ phone })),
        ],
      ),
    )
  }
})
