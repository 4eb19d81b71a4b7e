import { describe, expect, it } from 'vitest'
import { createApi } from './api.ts'
import { ApiProblem, currentOf, problemWords } from './problem.ts'

type Answer = Response | 'cut'

/** A server that gives these answers in turn and keeps what it was asked. */
function scripted(...answers: Answer[]) {
  const asked: { url: string; init: RequestInit }[] = []
  const waits: number[] = []
  const api = createApi({
    fetch: async (url, init) => {
      asked.push({ url: String(url), init: init ?? {} })
      const answer = answers.shift()
      if (!answer || answer === 'cut') throw new TypeError('network')
      return answer
    },
    wait: async (milliseconds) => {
      waits.push(milliseconds)
    },
  })
  return { api, asked, waits }
}
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const keyed = { method: 'POST', repeatable: true, body: { clientKey: 'k' } } as const

describe('the API client', () => {
  it('repeats a keyed command with the very same body after a lost answer', async () => {
    const { api, asked, waits } = scripted('cut', 'cut', json({ version: 2 }))
    expect(await api.call('/cases/1/signatures', keyed)).toEqual({ version: 2 })
    expect(asked.map(({ init }) => init.body)).toEqual(Array(3).fill('{"clientKey":"k"}'))
    expect(waits).toEqual([400, 1500])
  })

  it('never repeats a change without a key', async () => {
    const { api, asked } = scripted('cut', json({}))
    await expect(api.call('/session', { method: 'POST' })).rejects.toMatchObject({
      type: 'unreachable',
    })
    expect(asked).toHaveLength(1)
  })

  it('gives up after its pauses and says that nothing came through', async () => {
    const { api, asked } = scripted('cut', 'cut', 'cut', 'cut', json({}))
    await expect(api.get('/cases')).rejects.toMatchObject({ type: 'unreachable', status: 0 })
    expect(asked).toHaveLength(4)
  })

  it('waits out a short Retry-After and tells a long one', async () => {
    const short = scripted(json({ type: 'unavailable' }, 503, { 'retry-after': '2' }), json([]))
    expect(await short.api.get('/cases')).toEqual([])
    expect(short.waits).toEqual([2000])
    const long = scripted(json({ type: 'too-many-requests' }, 429, { 'retry-after': '60' }))
    const problem = await long.api.get('/cases').catch((error: unknown) => error)
    expect(problem).toMatchObject({ type: 'too-many-requests', retryAfter: 60 })
    expect(problemWords(problem, 'zh')).toBe('请求过于频繁，请稍后再试（60 秒后）')
  })

  it('does not repeat a refusal, and hands over both its faults and the current version', async () => {
    const { api, asked } = scripted(
      json({ type: 'stale-version', current: { version: 7 } }, 412),
      json({ type: 'invalid', errors: [{ pointer: '/reason', detail: 'short' }] }, 422),
    )
    const stale = await api.call('/x', keyed).catch((error: unknown) => error)
    expect(currentOf(stale)).toEqual({ version: 7 })
    const invalid = await api.call('/x', keyed).catch((error: unknown) => error)
    expect(invalid).toBeInstanceOf(ApiProblem)
    expect(currentOf(invalid)).toBeUndefined()
    expect((invalid as ApiProblem).faults).toEqual([{ pointer: '/reason', detail: 'short' }])
    expect(asked).toHaveLength(2)
  })

  it('sends the token with changes only, and renews it once when it is stale', async () => {
    const { api, asked } = scripted(
      json([]),
      json({ type: 'csrf-missing' }, 403),
      json({ csrf: 'new' }),
      json({ done: true }),
    )
    api.setCsrf('old')
    await api.get('/cases')
    expect(await api.call('/x', { method: 'POST', body: {} })).toEqual({ done: true })
    const tokens = asked.map(({ init }) => new Headers(init.headers).get('x-csrf-token'))
    expect(tokens).toEqual([null, 'old', null, 'new'])
  })

  it('leaves empty filters out of the address', async () => {
    const { api, asked } = scripted(json([]))
    await api.get('/cases', { q: '', post: 'p', after: undefined, limit: 5 })
    expect(asked[0]?.url).toBe('/api/cases?post=p&limit=5')
  })

  it('reads a refusal that is no problem document by its status', async () => {
    const { api } = scripted(new Response('<html>', { status: 404 }))
    await expect(api.get('/x')).rejects.toMatchObject({ type: 'not-found', status: 404 })
  })
})
