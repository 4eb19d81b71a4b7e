import type { Deed } from './deed.ts'

/** What the person wrote in a deed, for her to see again: the texts of its body, in their order. */
export function wordsOf({ body }: Pick<Deed, 'body'>): string[] {
  const payload = body.payload
  const from = typeof payload === 'object' && payload !== null ? payload : body
  return Object.entries(from)
    .filter(([name, value]) => typeof value === 'string' && !/Id$|Key$|Code$/.test(name))
    .map(([, value]) => String(value))
}
