import type { App } from '#server/http/app.ts'

/** A JSON schema as far as request bodies of this program use it. */
export interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minimum?: number
  minLength?: number
  format?: string
  pattern?: string
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As documented, with {id}. */
  path: string
  who: 'public' | 'session' | 'staff' | 'reporter' | readonly string[]
  body: Schema | undefined
  /** Query parameters that must be given. */
  query: { name: string; schema: Schema }[]
}

interface Operation {
  'x-who'?: Route['who']
  requestBody?: { content: Record<string, { schema: Schema }> }
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
}

/** Every documented route with whom it is for, from the program's own OpenAPI document. */
export function routesOf(app: App): Route[] {
  const paths = app.swagger().paths ?? {}
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      who: operation['x-who'] ?? [],
      body: operation.requestBody?.content['application/json']?.schema,
      query: (operation.parameters ?? []).filter((each) => each.in === 'query' && each.required),
    })),
  )
}

/** Every route that the router knows, as `GET /api/cases/{id}`: what is hidden from the document too. */
export function routerList(app: App): string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const found = /^(.*?)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line)
      if (!found) return []
      const [, indent = '', label = '', methods = ''] = found
      const depth = indent.length / 4
      above.length = depth
      above[depth] = label
      const path = above.join('').replaceAll(/:([A-Za-z]+)/g, '{$1}')
      return methods
        .split(', ')
        .filter((method) => method !== '' && method !== 'HEAD' && method !== 'OPTIONS')
        .map((method) => `${method} ${path}`)
    })
}

const formats: Record<string, string> = {
  uuid: '01990000-0000-7000-8000-00000000dead',
  date: '2026-05-01',
  'date-time': '2026-05-01T00:00:00Z',
}
const texts = [
  'x',
  'ABC',
  '08:30',
  '0407',
  '6209',
  '000000',
  '0'.repeat(15),
  '13900000000',
  '1',
  'a_b',
  'xxxxxxxxxxxxxxx',
  'x'.repeat(43),
  'a'.repeat(64),
  '01990000-0000-7000-8000-00000000dead',
]

/** The least value that the schema takes; a shape it does not know is an error, not a guess. */
export function sample(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return sample(schema.anyOf[0])
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, sample(schema.properties?.[key] ?? {})]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}))
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return false
    case 'string': {
      if (schema.format && formats[schema.format]) return formats[schema.format]
      const { pattern, minLength = 0 } = schema
      const text = texts.find(
        (each) => each.length >= minLength && (!pattern || new RegExp(pattern).test(each)),
      )
      if (text !== undefined) return text
    }
  }
  if (schema.type === undefined) return {}
  throw new Error(`no sample of ${JSON.stringify(schema)}`)
}

/** The address with every parameter filled in. */
export function addressOf(route: Route, parameters: Record<string, string>): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? formats.uuid ?? ''),
  )
  const query = route.query.map(
    ({ name, schema }) => `${name}=${encodeURIComponent(String(sample(schema)))}`,
  )
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}
