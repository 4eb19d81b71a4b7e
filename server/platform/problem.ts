import { type Fault, type ProblemDocument, type ProblemType, problems } from '#contract/problems.ts'

/** A refusal on its way to the client; commands throw it, one handler renders it. */
export class Problem extends Error {
  readonly type: ProblemType
  readonly detail: string | undefined
  readonly errors: Fault[] | undefined
  readonly extensions: Record<string, unknown>

  constructor(
    type: ProblemType,
    more: { detail?: string; errors?: Fault[]; extensions?: Record<string, unknown> } = {},
  ) {
    super(more.detail ?? problems[type].en)
    this.name = 'Problem'
    this.type = type
    this.detail = more.detail
    this.errors = more.errors
    this.extensions = more.extensions ?? {}
  }

  get status(): number {
    return problems[this.type].status
  }

  document(): ProblemDocument {
    return {
      ...this.extensions,
      type: this.type,
      title: problems[this.type].zh,
      status: this.status,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    }
  }
}
