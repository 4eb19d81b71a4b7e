import type { SeedFault, SeedRow } from './table.ts'

/** Reads the cells of one row and gathers every fault instead of stopping at the first. */
export class RowReader {
  readonly faults: SeedFault[] = []
  readonly #file: string
  readonly #row: SeedRow

  constructor(file: string, row: SeedRow) {
    this.#file = file
    this.#row = row
  }

  fault(detail: string): void {
    this.faults.push({ file: this.#file, line: this.#row.line, detail })
  }

  /** The cell as it stands, '' when empty. */
  text(column: string): string {
    return this.#row.cells[column] ?? ''
  }

  /** A cell that must not be empty. */
  word(column: string): string {
    const value = this.text(column)
    if (value === '') this.fault(`${column} is empty`)
    return value
  }

  matching(column: string, pattern: RegExp): string {
    const value = this.text(column)
    if (!pattern.test(value)) this.fault(`${column} "${value}" does not match ${pattern.source}`)
    return value
  }

  /** One of the allowed values; the first of them stands in after a fault, which voids the row. */
  oneOf<T extends string>(column: string, allowed: readonly [T, ...T[]]): T {
    const value = this.text(column)
    const found = allowed.find((candidate) => candidate === value)
    if (found === undefined) this.fault(`${column} "${value}" is none of ${allowed.join(' ')}`)
    return found ?? allowed[0]
  }

  /** Values parted by blanks, each allowed and none twice. */
  listOf<T extends string>(column: string, allowed: readonly T[]): T[] {
    const words = this.text(column).split(' ').filter(Boolean)
    const found: T[] = []
    for (const word of words) {
      const value = allowed.find((candidate) => candidate === word)
      if (value === undefined) this.fault(`${column} "${word}" is none of ${allowed.join(' ')}`)
      else if (found.includes(value)) this.fault(`${column} names ${word} twice`)
      else found.push(value)
    }
    return found
  }

  flag(column: string): boolean {
    return this.oneOf(column, ['0', '1']) === '1'
  }

  integer(column: string): number {
    return Number(this.matching(column, /^-?\d+$/))
  }
}
