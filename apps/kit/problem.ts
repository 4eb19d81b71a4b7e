import type { Fault, ProblemDocument, ProblemType } from '#contract/problems.ts'
import { problems } from '#contract/problems.ts'

/** A refusal of the server, or of the network: `unreachable` is ours and never comes over the wire. */
export class ApiProblem extends Error {
  readonly type: ProblemType | 'unreachable'
  readonly status: number
  readonly document: Partial<ProblemDocument>
  /** Whole seconds the server asked us to wait. */
  readonly retryAfter: number | undefined

  constructor(
    type: ProblemType | 'unreachable',
    status: number,
    document: Partial<ProblemDocument> = {},
    retryAfter?: number,
  ) {
    super(document.detail ?? document.title ?? type)
    this.name = 'ApiProblem'
    this.type = type
    this.status = status
    this.document = document
    this.retryAfter = retryAfter
  }

  get faults(): Fault[] {
    return this.document.errors ?? []
  }
}

/** Types may come bare or as a URI ending in the key. */
function problemType(value: unknown, status: number): ProblemType {
  const key = typeof value === 'string' ? (value.split(/[/:#]/).at(-1) ?? '') : ''
  if (Object.hasOwn(problems, key)) return key as ProblemType
  const names = Object.keys(problems) as ProblemType[]
  return names.find((name) => problems[name].status === status) ?? 'internal'
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => ({}))
  const document = (
    typeof body === 'object' && body !== null ? body : {}
  ) as Partial<ProblemDocument>
  const wait = Number.parseInt(response.headers.get('retry-after') ?? '', 10)
  const retryAfter = Number.isFinite(wait) ? wait : undefined
  return new ApiProblem(
    problemType(document.type, response.status),
    response.status,
    document,
    retryAfter,
  )
}

/** The version that stands now, carried by a 412; undefined for every other refusal. */
export function currentOf<T>(error: unknown): T | undefined {
  if (!(error instanceof ApiProblem) || error.type !== 'stale-version') return undefined
  return error.document.current as T | undefined
}

/** What a person reads about it, in the language chosen, with the server's own detail if it has one. */
export function problemWords(error: unknown, language: 'zh' | 'en'): string {
  if (!(error instanceof ApiProblem))
    return language === 'zh' ? '出错了，请重试' : 'Something failed: try again'
  if (error.type === 'unreachable') {
    return language === 'zh'
      ? '网络不通，内容已保留，请稍后重试'
      : 'No connection. Nothing is lost: try again'
  }
  const guard = error.document.reason as { zh?: string; en?: string } | undefined
  const words = guard?.[language] ?? problems[error.type][language]
  const wait = error.retryAfter
  if (wait === undefined) return words
  return language === 'zh' ? `${words}（${wait} 秒后）` : `${words} (in ${wait} s)`
}

/**
 * Details of the server say it in Chinese and then, in brackets, in English: the half that is wanted.
 * A detail in one language alone stays as it is.
 */
export function detailIn(detail: string, language: 'zh' | 'en'): string {
  const [, zh, en] =
    /^(.*?[\u4e00-\u9fff].*?) \((line \d+: .*|[^\u4e00-\u9fff]*)\)$/su.exec(detail) ?? []
  return (language === 'zh' ? zh : en) ?? detail
}
