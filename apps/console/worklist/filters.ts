/**
 * What narrows a list, as it stands in the address: each field of CaseFilter as text, several values
 * with commas between. So a view can be kept, sent to a colleague and asked of the server as it is.
 */
export const filterFields = [
  'q',
  'holding',
  'takenBy',
  'state',
  'category',
  'region',
  'unit',
  'channel',
  'urgent',
  'overdue',
  'supervised',
  'reworked',
  'from',
  'to',
  'area',
] as const
export type FilterField = (typeof filterFields)[number]
export type ListFilter = Partial<Record<FilterField, string>>

/** Of the page: the list, what stands beside it, and the matter selected. */
export interface WorklistSearch extends ListFilter {
  post?: string
  /** A name of `queues`; anything else shows the first queue that holds something. */
  queue?: string
  pane?: string
  sel?: string
}
const pageFields = ['post', 'queue', 'pane', 'sel'] as const

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined

/**
 * Keeps texts, drops the rest: an old bookmark must not break the page. Pages check values against
 * the contract themselves, so that the first script need not carry its schemas.
 */
export function readWorklistSearch(search: Record<string, unknown>): WorklistSearch {
  const fields = [...pageFields, ...filterFields]
  const found = fields.map((field) => [field, text(search[field])] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== ''))
}

export function filterOf(search: WorklistSearch): ListFilter {
  return Object.fromEntries(
    filterFields.flatMap((field) => (search[field] ? [[field, search[field]]] : [])),
  )
}

/** Without what is empty, so that the address stays short. */
export function cleaned(search: WorklistSearch): WorklistSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value))
}

export const isNarrowed = (filter: ListFilter): boolean =>
  filterFields.some((field) => Boolean(filter[field]))

/** Every field empty, to be laid over an address. */
export const noFilter: ListFilter = Object.fromEntries(filterFields.map((field) => [field, '']))

export const valuesOf = (value: string | undefined): string[] =>
  value ? value.split(',').filter(Boolean) : []

/** Fields that hold or do not. */
export const switches = ['urgent', 'overdue', 'supervised', 'reworked'] as const

const lists: readonly FilterField[] = ['state', 'category', 'channel']

/** As a saved view keeps it: lists and truths instead of texts. */
export function toCaseFilter(filter: ListFilter): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filter).map(([field, value]) => {
      if (lists.includes(field as FilterField)) return [field, valuesOf(value)]
      return [field, (switches as readonly string[]).includes(field) ? value === 'true' : value]
    }),
  )
}

/** Back into the address. */
export function toListFilter(filter: Readonly<Record<string, unknown>>): ListFilter {
  return Object.fromEntries(
    filterFields.flatMap((field) => {
      const value = filter[field]
      if (value === undefined || value === false) return []
      return [[field, Array.isArray(value) ? value.join(',') : String(value)]]
    }),
  )
}
