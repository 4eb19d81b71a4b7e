import type Type from 'typebox'
import { Value } from 'typebox/value'
import { canonicalJson } from '#contract/canonical.ts'
import type { FieldItem } from '#contract/field.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { Problem } from '#server/platform/problem.ts'

/** @returns the body as the schema has it. @throws Problem invalid, with every fault */
export function checked<S extends Type.TSchema>(schema: S, body: unknown): Type.Static<S> {
  const faults = Value.Errors(schema, body)
  if (faults.length === 0) return body as Type.Static<S>
  throw new Problem('invalid', {
    errors: faults.map(({ instancePath, message }) => ({
      pointer: `/body${instancePath}`,
      detail: message,
    })),
  })
}

/** What arrived is what the phone meant to send. @returns the hash. @throws Problem invalid */
export function hashOf({ body, hash }: FieldItem): Buffer {
  const found = sha256(canonicalJson(body))
  if (found.toString('hex') === hash) return found
  throw new Problem('invalid', {
    errors: [{ pointer: '/hash', detail: '内容与校验不符 (the content is not what was hashed)' }],
  })
}
