export interface Range {
  start: number
  /** The last byte, inclusive. */
  end: number
}

/**
 * One range of a Range header (RFC 9110, 14.2): players ask for one at a time. undefined means the
 * whole file (also for what we do not understand), 'unsatisfiable' a range beyond its end.
 */
export function rangeOf(
  header: string | undefined,
  size: number,
): Range | undefined | 'unsatisfiable' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  const [, from = '', to = ''] = found ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start >= size || (from === '' && Number(to) === 0)) return 'unsatisfiable'
  return start > end ? undefined : { start, end }
}
