/** What an address below /field means. */
export type Page =
  | { name: 'today' }
  | { name: 'report' }
  | { name: 'patrol' }
  | { name: 'visit'; home?: string }
  | { name: 'inform'; notice?: string }
  | { name: 'joint'; visit?: string }
  | { name: 'outbox' }
  | { name: 'settings' }
  | { name: 'case'; id: string }
  | { name: 'grid'; code: string }
  | { name: 'missing' }

export type PageName = Page['name']

export function pageOfPath(path: string): Page {
  const [, first = 'today', second, ...rest] = path.split('/').filter((part) => part !== '')
  if (rest.length > 0) return { name: 'missing' }
  if (first === 'cases') return second ? { name: 'case', id: second } : { name: 'missing' }
  if (first === 'g') return second ? { name: 'grid', code: second } : { name: 'missing' }
  if (first === 'visit') return second ? { name: first, home: decoded(second) } : { name: first }
  if (first === 'inform') return second ? { name: first, notice: second } : { name: first }
  if (first === 'joint') return second ? { name: first, visit: second } : { name: first }
  if (second !== undefined) return { name: 'missing' }
  return isPlain(first) ? { name: first } : { name: 'missing' }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const plain = ['today', 'report', 'patrol', 'outbox', 'settings'] as const
const isPlain = (name: string): name is (typeof plain)[number] =>
  (plain as readonly string[]).includes(name)

export const pathOf = {
  today: '/field/',
  report: '/field/report',
  patrol: '/field/patrol',
  visit: '/field/visit',
  inform: '/field/inform',
  joint: '/field/joint',
  outbox: '/field/outbox',
  settings: '/field/settings',
  grid: (code: string) => `/field/g/${code}`,
  case: (id: string) => `/field/cases/${id}`,
} as const
