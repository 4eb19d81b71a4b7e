import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HallQueue, QueueTicket, TicketView } from '#contract/hall.ts'
import type { CaseVisits, VisitsFigure } from '#contract/visits.ts'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { type Desk, openDesk } from '#test/desk.ts'

// From the number to the figure, over HTTP.

const hall = 'H-620902004'
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.drop())

async function ask<T>(
  login: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  status?: number,
): Promise<T> {
  const visitor = await desk.as(login)
  const answer = await visitor.send({ method, url, ...(payload ? { payload } : {}) })
  expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBe(
    status ?? (method === 'POST' && !/calls$|recalls$|no-shows$/.test(url) ? 201 : 200),
  )
  return answer.json<T>()
}
const clientKey = () => randomUUID()
const figure = (login: string, query = `hall=${hall}`) =>
  ask<VisitsFigure>(login, 'GET', `/api/hall/visits-figure?${query}`)
const visitsOf = (login: string, caseId: string) =>
  ask<CaseVisits>(login, 'GET', `/api/cases/${caseId}/visits`)

/** A person takes a number and is called to window 1, where the clerk sits. */
async function atWindow(): Promise<QueueTicket> {
  await ask('chuangkou', 'PUT', `/api/hall/${hall}/windows/1/seat`, {})
  const taken = await desk.app.inject({
    method: 'POST',
    url: `/api/hall/${hall}/tickets`,
    payload: { clientKey: clientKey(), kind: 'MATTER' },
  })
  expect(taken.statusCode, taken.body).toBe(201)
  const { number } = taken.json<TicketView>()
  const { ticket } = await ask<{ ticket: QueueTicket }>(
    'chuangkou',
    'POST',
    `/api/hall/${hall}/windows/1/calls`,
  )
  expect(ticket.number).toBe(number)
  return ask<QueueTicket>('chuangkou', 'PUT', `/api/hall/tickets/${ticket.id}/start`)
}
const report = (ticketId: string, key = clientKey()) => ({
  clientKey: key,
  words: '楼下洗衣店夜里机器很吵',
  regionCode: storyGrid,
  categoryCode: '0407',
  ticketId,
})
async function begun(): Promise<{ caseId: string; ticket: QueueTicket }> {
  const ticket = await atWindow()
  const { caseId } = await ask<{ caseId: string }>(
    'chuangkou',
    'POST',
    '/api/reports',
    report(ticket.id),
  )
  await ask('chuangkou', 'PUT', `/api/hall/tickets/${ticket.id}/end`)
  return { caseId, ticket }
}

describe('a matter taken down at a window', () => {
  it('begins with one visit, however often the report is sent, and the ticket knows it', async () => {
    const ticket = await atWindow()
    const body = report(ticket.id)
    const first = await ask<{ caseId: string; caseCode: string }>(
      'chuangkou',
      'POST',
      '/api/reports',
      body,
    )
    const again = await ask<{ caseId: string }>('chuangkou', 'POST', '/api/reports', body)
    expect(again.caseId).toBe(first.caseId)
    const { visits, recordsFor } = await visitsOf('chuangkou', first.caseId)
    expect(visits).toMatchObject([{ kind: 'FIRST', ticket: ticket.number, hall: { code: hall } }])
    expect(visits[0]?.by).toMatch(/./)
    expect(recordsFor?.code).toBe(hall)
    const { windows } = await ask<HallQueue>('chuangkou', 'GET', `/api/hall/${hall}/queue`)
    expect(windows[0]?.ticket?.case).toEqual({ id: first.caseId, caseCode: first.caseCode })
    await ask('chuangkou', 'PUT', `/api/hall/tickets/${ticket.id}/end`)
  })

  it('is refused before it is written when the ticket is none of ours', async () => {
    const key = clientKey()
    await ask('chuangkou', 'POST', '/api/reports', report(randomUUID(), key), 404)
    // The key is free: nothing was taken.
    const { ticketId: _, ...plain } = report('', key)
    const { caseId } = await ask<{ caseId: string }>('chuangkou', 'POST', '/api/reports', plain)
    expect((await visitsOf('chuangkou', caseId)).visits).toHaveLength(1)
  })

  it('from the portal has no visit until the person comes', async () => {
    const { caseId } = await desk.report({ regionCode: storyGrid, categoryCode: '0407' })
    expect((await visitsOf('chuangkou', caseId)).visits).toEqual([])
    const before = await figure('chuangkou')
    const visit = { clientKey: clientKey(), kind: 'FIRST', hallCode: hall }
    await ask('chuangkou', 'POST', `/api/cases/${caseId}/visits`, visit)
    await ask('chuangkou', 'POST', `/api/cases/${caseId}/visits`, visit)
    expect((await visitsOf('chuangkou', caseId)).visits).toHaveLength(1)
    const second = { ...visit, clientKey: clientKey() }
    await ask('chuangkou', 'POST', `/api/cases/${caseId}/visits`, second, 409)
    // It did not come in at a window: the figure is not about it.
    expect(await figure('chuangkou')).toEqual(before)
  })
})

describe('at most one trip', () => {
  it('is matters with one visit, of all window matters; a second visit takes one away', async () => {
    const before = await figure('duban')
    const { caseId } = await begun()
    const other = await begun()
    const after = await figure('duban')
    expect(after.total.matters).toBe(before.total.matters + 2)
    expect(after.total.once).toBe(before.total.once + 2)
    const path = `/api/cases/${caseId}/visits`
    const again = { clientKey: clientKey(), kind: 'AGAIN', hallCode: hall }
    await ask('chuangkou', 'POST', path, again, 422)
    await ask('chuangkou', 'POST', path, { ...again, reasonAgain: '缺房产证复印件' })
    const now = await figure('duban')
    expect(now.total).toMatchObject({ matters: after.total.matters, once: after.total.once - 1 })
    expect(now.halls).toMatchObject([{ hall: { code: hall }, ...now.total }])
    expect(now.total.low).toBeLessThan(now.total.high ?? 0)
    expect(JSON.stringify(now)).not.toMatch(new RegExp(`person|${caseId}|${other.caseId}`))
  })

  it('one ticket for one matter is one visit, whatever two clerks press', async () => {
    const { caseId } = await begun()
    const ticket = await atWindow()
    const visit = { kind: 'SUPPLEMENT', ticketId: ticket.id }
    const path = `/api/cases/${caseId}/visits`
    await ask('chuangkou', 'POST', path, { ...visit, clientKey: clientKey() })
    await ask('chuangkou', 'POST', path, { ...visit, clientKey: clientKey() })
    const { visits } = await visitsOf('chuangkou', caseId)
    expect(visits.map(({ kind }) => kind)).toEqual(['FIRST', 'SUPPLEMENT'])
    await ask('chuangkou', 'PUT', `/api/hall/tickets/${ticket.id}/end`)
  })

  it('counts by days of the town, and by halls of the own region', async () => {
    const { total } = await figure('duban', 'from=2026-03-10&to=2026-03-10')
    expect(total.matters).toBeGreaterThan(0)
    const empty = await figure('duban', 'from=2026-03-01&to=2026-03-09')
    expect(empty.total).toEqual({ once: 0, matters: 0 })
    expect(empty.halls).toEqual([])
    await ask(
      'duban',
      'GET',
      '/api/hall/visits-figure?from=2026-03-09&to=2026-03-01',
      undefined,
      422,
    )
    await ask('duban', 'GET', '/api/hall/visits-figure?hall=H-0', undefined, 404)
    await ask('shequ-guangsha', 'GET', '/api/hall/visits-figure', undefined, 403)
  })
})

describe('a hand-over note', () => {
  it('is there for the next clerk, whole, once for one key', async () => {
    const { caseId } = await begun()
    const path = `/api/cases/${caseId}/hand-over-notes`
    const note = {
      clientKey: clientKey(),
      handedBack: ['噪声检测报告'],
      missing: ['租赁合同', '业主签名'],
      told: 'SELF',
      bring: 'PORTAL',
    }
    await ask('chuangkou', 'POST', path, { ...note, bring: undefined }, 422)
    await ask('chuangkou', 'POST', path, note)
    const { notes } = await ask<CaseVisits>('chuangkou', 'POST', path, note)
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({
      missing: ['租赁合同', '业主签名'],
      told: 'SELF',
      bring: 'PORTAL',
    })
    expect((await visitsOf('fenpai-suzhou', caseId)).notes).toEqual(notes)
  })

  it('is written by whoever serves in a hall, and by nobody else who sees the matter', async () => {
    const { caseId } = await begun()
    const note = { clientKey: clientKey(), handedBack: ['照片'], missing: [], told: 'SELF' }
    await ask('shenji', 'POST', `/api/cases/${caseId}/hand-over-notes`, note, 403)
    const visit = { clientKey: clientKey(), kind: 'PICKUP' }
    await ask('shenji', 'POST', `/api/cases/${caseId}/visits`, visit, 403)
    await ask(
      'chuangkou',
      'POST',
      `/api/cases/${caseId}/visits`,
      { ...visit, hallCode: 'H-0' },
      404,
    )
  })

  it('and a visit are never altered, and hidden from who does not see the matter', async () => {
    const { caseId } = await begun()
    for (const statement of ['update visits set kind = kind', 'delete from visits'])
      await expect(desk.db.run({ kind: 'system' }, (sql) => sql.query(statement))).rejects.toThrow(
        'append-only',
      )
    const other = { kind: 'post', regions: ['620921'], units: [] } as const
    for (const table of ['visits', 'hand_over_notes'])
      expect(await desk.db.run(other, (sql) => sql.query(`select id from ${table}`))).toEqual([])
    expect((await visitsOf('chuangkou', caseId)).visits).toHaveLength(1)
  })
})
