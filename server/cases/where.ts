/** Conditions joined by `and`, with their values: what a list is asked by, grown step by step. */
export class Where {
  readonly values: unknown[]
  private readonly parts: string[] = []

  constructor(values: unknown[] = []) {
    this.values = values
  }

  /** @param part takes the placeholder of the value. */
  add(part: (at: string) => string, value: unknown): this {
    this.values.push(value)
    this.parts.push(part(`$${this.values.length}`))
    return this
  }

  plain(part: string): this {
    this.parts.push(part)
    return this
  }

  /** Other conditions of the same statement: the values are shared, the conditions are not. */
  beside(): Where {
    return new Where(this.values)
  }

  get isEmpty(): boolean {
    return this.parts.length === 0
  }

  toString(): string {
    return this.parts.join(' and ') || 'true'
  }
}
