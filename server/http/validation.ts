import { Ajv, type ErrorObject, type Options } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { Fault } from '#contract/problems.ts'

const options: Options = {
  allErrors: true,
  removeAdditional: false,
  useDefaults: true,
  strict: 'log',
  // Vocabulary of OpenAPI that says nothing about validity.
  keywords: ['example', 'xml', 'externalDocs'],
}

function validatorWith(coerceTypes: Options['coerceTypes']): Ajv {
  const ajv = new Ajv({ ...options, coerceTypes: coerceTypes ?? false, logger: false })
  formats.default(ajv)
  return ajv
}

const exact = validatorWith(false)
const lenient = validatorWith('array')

/** A body is taken as it stands; only addresses, which are all text, are read as numbers and flags. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? exact : lenient).compile(schema)

const words: Record<string, string> = {
  required: '必填',
  additionalProperties: '不认识的项',
  type: '类型不对',
  format: '格式不对',
  pattern: '格式不对',
  enum: '不在可选范围内',
  const: '不在可选范围内',
  minLength: '太短',
  maxLength: '太长',
  minimum: '太小',
  maximum: '太大',
  minItems: '太少',
  maxItems: '太多',
}

/** Every fault at the entry it belongs to: what is missing is pointed at, not its parent. */
export function faultsOf(errors: readonly ErrorLike[]): Fault[] {
  return errors.map(({ instancePath, keyword, params, message }) => {
    const child = params.missingProperty ?? params.additionalProperty
    const pointer = child === undefined ? instancePath : `${instancePath}/${escaped(String(child))}`
    const english = message ?? keyword
    return { pointer, detail: words[keyword] ? `${words[keyword]} (${english})` : english }
  })
}

type ErrorLike = Pick<ErrorObject, 'instancePath' | 'keyword' | 'params'> & {
  message?: string | undefined
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
