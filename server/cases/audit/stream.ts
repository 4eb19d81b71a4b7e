import type { PoolClient, QueryResultRow } from 'pg'

export interface StreamQuery<Row> {
  /** Of the prepared statement. */
  name: string
  /** Its last parameter is the limit, those before it are the key to go on behind. */
  text: string
  first: readonly unknown[]
  next(row: Row): readonly unknown[]
}

/** Rows of a large query in key order, a batch in memory at a time. */
export class Stream<Row extends QueryResultRow> {
  private rows: Row[] = []
  private at = 0
  private key: readonly unknown[]
  private ended = false
  /** The batch after this one, asked for while this one is worked on. */
  private coming: Promise<Row[]> | undefined
  private readonly client: PoolClient
  private readonly size: number
  private readonly query: StreamQuery<Row>

  constructor(client: PoolClient, size: number, query: StreamQuery<Row>) {
    this.client = client
    this.size = size
    this.query = query
    this.key = query.first
  }

  async head(): Promise<Row | undefined> {
    if (this.at >= this.rows.length && !this.ended) await this.load()
    return this.rows[this.at]
  }

  async pull(): Promise<Row | undefined> {
    const row = await this.head()
    if (row) this.at += 1
    return row
  }

  /** The next rows for which it holds. */
  async take(holds: (row: Row) => boolean): Promise<Row[]> {
    const taken: Row[] = []
    for (let row = await this.head(); row && holds(row); row = await this.head()) {
      taken.push(row)
      this.at += 1
    }
    return taken
  }

  private async load(): Promise<void> {
    this.rows = await (this.coming ?? this.ask())
    this.at = 0
    this.coming = undefined
    this.ended = this.rows.length < this.size
    const last = this.rows.at(-1)
    if (!last || this.ended) return
    this.key = this.query.next(last)
    this.coming = this.ask()
    // Its failure is met when it is awaited.
    this.coming.catch(() => undefined)
  }

  private async ask(): Promise<Row[]> {
    const { name, text } = this.query
    const values = [...this.key, this.size]
    return (await this.client.query<Row>({ name, text, values })).rows
  }
}
