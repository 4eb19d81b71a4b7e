import { ImportError, type Row } from './row.ts'

/** JSON Lines: one object a line; empty lines are passed over. */
export async function* jsonLineRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let rest = ''
  let line = 0
  for await (const chunk of text) {
    rest += chunk
    let from = 0
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
      line += 1
      const row = parsed(rest.slice(from, end), line)
      if (row) yield row
      from = end + 1
    }
    rest = rest.slice(from)
    refuseEndless(rest)
  }
  const last = parsed(rest, line + 1)
  if (last) yield last
}

/**
 * The elements of one JSON array, without holding the array: strings and brackets are followed just
 * far enough to see where an element ends. `line` is the number of the element.
 */
export async function* jsonArrayRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let depth = 0
  let inString = false
  let escaped = false
  let element = ''
  let number = 0
  let closed = false
  for await (const chunk of text) {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const character = chunk.charCodeAt(at)
      if (inString) {
        if (escaped) escaped = false
        else if (character === 92) escaped = true
        else if (character === 34) inString = false
        continue
      }
      if (character === 34) inString = true
      else if (character === 91 || character === 123) {
        depth += 1
        if (depth === 1) from = at + 1
      } else if (character === 93 || character === 125) {
        depth -= 1
        closed ||= depth === 0
      }
      const ends = (character === 44 && depth === 1) || (depth === 0 && character === 93)
      if (!ends) continue
      const row = parsed(element + chunk.slice(from, at), number + 1)
      if (row) number += 1
      if (row) yield row
      element = ''
      from = at + 1
      if (closed) return
    }
    element += chunk.slice(from)
    refuseEndless(element)
  }
  throw new ImportError('the JSON array does not end: the file is cut off')
}

const longest = 16_000_000

function refuseEndless(pending: string): void {
  if (pending.length > longest)
    throw new ImportError('a single record is longer than 16 million characters')
}

function parsed(text: string, line: number): Row | undefined {
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, cells: value as Record<string, unknown> }
    return { line, cells: { text }, fault: 'not a JSON object' }
  } catch (error) {
    return { line, cells: { text }, fault: `not JSON: ${(error as Error).message}` }
  }
}
