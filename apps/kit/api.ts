import { ApiProblem, problemOf } from './problem.ts'

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  query?: Readonly<Record<string, string | number | boolean | undefined>>
  /** Sent as JSON, or as it is when a FormData. */
  body?: unknown
  signal?: AbortSignal
  /** May be sent again after a lost answer: a read, or a change that carries its client key. */
  repeatable?: boolean
}

export interface ApiOptions {
  fetch?: typeof fetch
  wait?: (milliseconds: number) => Promise<void>
}

/** Pauses before the repetitions of a repeatable request. */
const pauses = [400, 1500, 4000]
/** Longer waits are told to the person instead of being waited out silently. */
const longestSilentWait = 5
/** The connection or what stands before the server failed: the answer may be lost, not refused. */
const lostStatuses = [502, 504]

const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function address(path: string, query: ApiRequest['query']): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return `/api${path}${text ? `?${text}` : ''}`
}

/**
 * The one way to the server. Answers the parsed body, undefined for 204.
 * @throws ApiProblem for every refusal, also `unreachable` when the network stays down.
 */
export function createApi(options: ApiOptions = {}) {
  const send = options.fetch ?? ((...input: Parameters<typeof fetch>) => fetch(...input))
  const wait = options.wait ?? sleep
  let csrf: string | undefined

  async function renewCsrf(): Promise<boolean> {
    const response = await send('/api/session', { credentials: 'same-origin' }).catch(
      () => undefined,
    )
    if (!response?.ok) return false
    const session = (await response.json()) as { csrf?: string }
    csrf = session.csrf
    return csrf !== undefined
  }

  function init(request: ApiRequest): RequestInit {
    const method = request.method ?? 'GET'
    const headers: Record<string, string> = { accept: 'application/json' }
    if (method !== 'GET' && csrf) headers['x-csrf-token'] = csrf
    const isForm = request.body instanceof FormData
    if (request.body !== undefined && !isForm) headers['content-type'] = 'application/json'
    return {
      method,
      headers,
      credentials: 'same-origin',
      ...(request.body === undefined
        ? {}
        : { body: isForm ? (request.body as FormData) : JSON.stringify(request.body) }),
      ...(request.signal ? { signal: request.signal } : {}),
    }
  }

  async function once(path: string, request: ApiRequest): Promise<Response | undefined> {
    try {
      return await send(address(path, request.query), init(request))
    } catch (error) {
      if (request.signal?.aborted) throw error
      return undefined
    }
  }

  async function call<T>(path: string, request: ApiRequest = {}): Promise<T> {
    const repeatable = request.repeatable ?? (request.method ?? 'GET') === 'GET'
    let renewed = false
    for (let attempt = 0; ; ) {
      const response = await once(path, request)
      if (response?.ok) return (response.status === 204 ? undefined : await response.json()) as T
      const problem = response ? await problemOf(response) : new ApiProblem('unreachable', 0)
      if (problem.type === 'csrf-missing' && !renewed) {
        renewed = true
        if (await renewCsrf()) continue
      }
      const pause = pauseBefore(problem, pauses[attempt])
      if (!repeatable || pause === undefined) throw problem
      attempt += 1
      await wait(pause)
    }
  }

  return {
    call,
    get: <T>(path: string, query?: ApiRequest['query'], signal?: AbortSignal) =>
      call<T>(path, { ...(query ? { query } : {}), ...(signal ? { signal } : {}) }),
    /** Token of GET /api/session; goes back with every change. */
    setCsrf(token: string | undefined) {
      csrf = token
    },
    /** For a way to the server beside this one. */
    csrf: () => csrf,
  }
}

/** Milliseconds to wait before trying again; undefined when trying again is of no use. */
function pauseBefore(problem: ApiProblem, pause: number | undefined): number | undefined {
  if (pause === undefined) return undefined
  if (problem.retryAfter !== undefined) {
    return problem.retryAfter <= longestSilentWait ? problem.retryAfter * 1000 : undefined
  }
  const lost = problem.type === 'unreachable' || lostStatuses.includes(problem.status)
  return lost || problem.status === 503 ? pause : undefined
}

export type Api = ReturnType<typeof createApi>
export const api = createApi()
