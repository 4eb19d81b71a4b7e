import { detailIn } from '#apps/kit/problem.ts'
import { CategoryCode, RegionCode, UnitCode } from '#contract/common.ts'

/** The part of JSON Schema that our contract uses. */
export interface JsonSchema {
  type?: string | undefined
  enum?: readonly string[] | undefined
  const?: unknown | undefined
  properties?: Readonly<Record<string, JsonSchema>> | undefined
  required?: readonly string[] | undefined
  items?: JsonSchema | undefined
  anyOf?: readonly JsonSchema[] | undefined
  format?: string | undefined
  pattern?: string | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  minItems?: number | undefined
  maxItems?: number | undefined
  description?: string | undefined
}

export type FieldKind =
  | 'text'
  | 'longText'
  | 'password'
  | 'boolean'
  | 'number'
  | 'choice'
  | 'choices'
  | 'unit'
  | 'units'
  | 'category'
  | 'region'
  | 'limit'
  | 'date'
  | 'dates'
  | 'instant'
  | 'attachments'
  | 'point'
  | 'bilingual'
  | 'lines'
  | 'rows'
  | 'case'
  | 'group'
  | 'json'

export interface Field {
  name: string
  kind: FieldKind
  required: boolean
  nullable: boolean
  schema: JsonSchema
  /** Required, but the empty text is a value: a prefix that every code begins with. */
  mayBeBlank?: true
  /** Values of a choice known from the schema; else the caller gives them. */
  values?: readonly string[]
}

/** Fields whose values the case or the town knows, not the schema. */
const chosenElsewhere = new Set([
  'refusalCode',
  'subTaskId',
  'promiseId',
  'checkDate',
  'colleagueId',
])

/** The form of a schema: one field per property, in the schema's order. */
export function fieldsOf(schema: JsonSchema): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { inner, nullable } = withoutNull(property)
    const kind = kindOf(name, inner)
    const values =
      kind === 'choice' ? inner.enum : kind === 'choices' ? inner.items?.enum : undefined
    const required = !nullable && (schema.required?.includes(name) ?? false)
    const mayBeBlank = required && inner.pattern !== undefined && new RegExp(inner.pattern).test('')
    return {
      name,
      kind,
      required: required && !mayBeBlank,
      nullable,
      ...(mayBeBlank ? { mayBeBlank } : {}),
      schema: inner,
      ...(values ? { values } : {}),
    }
  })
}

function withoutNull(schema: JsonSchema): { inner: JsonSchema; nullable: boolean } {
  const options = schema.anyOf ?? []
  const [only, ...others] = options.filter((option) => option.type !== 'null')
  if (!only || others.length > 0) return { inner: schema, nullable: false }
  return { inner: only, nullable: options.length > 1 }
}

function kindOf(name: string, schema: JsonSchema): FieldKind {
  if (name === 'attachmentIds') return 'attachments'
  if (name === 'parentId' || name === 'otherId') return 'case'
  if (chosenElsewhere.has(name) || schema.enum) return 'choice'
  switch (schema.type) {
    case 'boolean':
      return 'boolean'
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return arrayKind(schema.items ?? {})
    case 'object':
      return objectKind(schema.properties ?? {})
    case 'string':
      return textKind(name, schema)
    default:
      return schema.anyOf?.every((option) => option.type === 'string') ? 'text' : 'json'
  }
}

/** Codes are told apart by their patterns, which is all that remains of them in a schema. */
function isA(schema: JsonSchema, kind: JsonSchema): boolean {
  return schema.pattern !== undefined && schema.pattern === kind.pattern
}

function textKind(name: string, schema: JsonSchema): FieldKind {
  if (name === 'password') return 'password'
  if (name === 'categoryPrefix') return 'category'
  if (name === 'regionPrefix') return 'region'
  if (isA(schema, UnitCode)) return 'unit'
  if (isA(schema, CategoryCode)) return 'category'
  if (isA(schema, RegionCode)) return 'region'
  if (schema.format === 'date') return 'date'
  if (schema.format === 'date-time') return 'instant'
  return (schema.maxLength ?? 0) >= 500 ? 'longText' : 'text'
}

function arrayKind(items: JsonSchema): FieldKind {
  if (items.enum) return 'choices'
  if (items.type !== 'string') return items.properties ? 'rows' : 'json'
  if (isA(items, UnitCode)) return 'units'
  return items.format === 'date' ? 'dates' : 'lines'
}

function objectKind(properties: Readonly<Record<string, JsonSchema>>): FieldKind {
  const names = Object.keys(properties)
  const has = (...wanted: string[]) => wanted.every((name) => names.includes(name))
  if (has('amount', 'unit')) return 'limit'
  if (has('zh', 'en')) return 'bilingual'
  if (has('lng', 'lat', 'datum')) return 'point'
  return names.length > 0 ? 'group' : 'json'
}

export type FormValues = Readonly<Record<string, unknown>>

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return false
}

/** What is sent: trimmed texts, nothing empty, null where a limit or value is deliberately absent. */
export function toPayload(fields: readonly Field[], values: FormValues): Record<string, unknown> {
  const payload: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field.name]
    if (isEmpty(value)) {
      if (field.nullable) payload[field.name] = null
      else if (field.mayBeBlank) payload[field.name] = ''
      // A required yes-or-no left alone is a no; a required list may be empty.
      else if (field.required && field.kind === 'boolean') payload[field.name] = false
      else if (field.required && isList(field)) payload[field.name] = []
      continue
    }
    payload[field.name] = typeof value === 'string' ? value.trim() : value
  }
  return payload
}

function isList(field: Field): boolean {
  return field.schema.type === 'array' && (field.schema.minItems ?? 0) === 0
}

export type FaultKind = 'missing' | 'tooLong' | 'badFormat' | 'badNumber'

/** Faults seen before sending, by field. The server checks again and has the last word. */
export function faultsOf(fields: readonly Field[], values: FormValues): Map<string, FaultKind> {
  const faults = new Map<string, FaultKind>()
  for (const field of fields) {
    const fault = faultOf(field, values[field.name])
    if (fault) faults.set(field.name, fault)
  }
  return faults
}

function faultOf(field: Field, value: unknown): FaultKind | undefined {
  const { schema } = field
  if (isEmpty(value)) {
    return field.required && field.kind !== 'boolean' && !isList(field) ? 'missing' : undefined
  }
  if (field.kind === 'limit' && !limitIsWhole(value)) return 'badNumber'
  if (typeof value === 'number') {
    const low = schema.minimum !== undefined && value < schema.minimum
    const high = schema.maximum !== undefined && value > schema.maximum
    return low || high || Number.isNaN(value) ? 'badNumber' : undefined
  }
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (schema.maxLength !== undefined && [...text].length > schema.maxLength) return 'tooLong'
  if (schema.minLength !== undefined && [...text].length < schema.minLength) return 'badFormat'
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(text)) return 'badFormat'
  return undefined
}

function limitIsWhole(value: unknown): boolean {
  const { amount } = value as { amount?: unknown }
  return typeof amount === 'number' && Number.isInteger(amount) && amount >= 1 && amount <= 10_000
}

/** Faults of a 422 by field, one a line: /payload/limit/amount and /limit/amount both belong to `limit`. */
export function serverFaults(
  errors: readonly { pointer: string; detail: string }[],
  language: 'zh' | 'en' = 'zh',
): Map<string, string> {
  const faults = new Map<string, string>()
  for (const { pointer, detail } of errors) {
    const steps = pointer
      .replace(/^#/, '')
      .split('/')
      .filter((step) => step !== '')
    const [first, second] = steps
    const name = (first === 'payload' || first === 'data') && second ? second : first
    const words = detailIn(detail, language)
    if (name) faults.set(name, faults.has(name) ? `${faults.get(name)}\n${words}` : words)
  }
  return faults
}
