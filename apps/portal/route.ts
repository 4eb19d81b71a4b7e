/** What the address of the browser means. Few pages, so no router library on a slow line. */
export type Page =
  | { name: 'home' }
  | { name: 'report' }
  | { name: 'receipt' }
  | { name: 'progress'; code?: string }
  | { name: 'appointment'; code?: string }
  | { name: 'visits'; receipt?: string }
  | { name: 'grid'; code: string }
  | { name: 'signs'; region: string }
  | { name: 'missing' }

export function pageOfPath(path: string): Page {
  const [first = '', second, ...rest] = path.split('/').filter((part) => part !== '')
  if (rest.length > 0) return { name: 'missing' }
  if (first === 'progress' || first === 'appointment') {
    return second === undefined ? { name: first } : { name: first, code: decoded(second) }
  }
  if (first === 'visits')
    return second === undefined ? { name: first } : { name: first, receipt: decoded(second) }
  if (first === 'g' && /^\d{15}$/.test(second ?? '')) return { name: 'grid', code: second ?? '' }
  if (first === 'grid-signs' && /^\d{12}(\d{3})?$/.test(second ?? ''))
    return { name: 'signs', region: second ?? '' }
  if (second !== undefined) return { name: 'missing' }
  if (first === '') return { name: 'home' }
  return first === 'report' || first === 'receipt' ? { name: first } : { name: 'missing' }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
