import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { schemaOf } from '#contract/asking.ts'
import type { Channel } from '#contract/channels.ts'
import type { Fault } from '#contract/problems.ts'
import type { Answers, QuestionForm } from '#contract/questions.ts'

export interface Asked {
  /** Door at which they were asked. */
  channel?: Channel
  /** Whether what staff must ask there is missed. */
  demanding: boolean
}

/**
 * Every fault of answers to a form, with the pointer of the answer within them (/pole).
 * @param known answers given before, which a condition may rest on; they are not judged again
 */
export function answerFaults(
  form: QuestionForm,
  given: Answers,
  asked: Asked,
  known: Answers = {},
): Fault[] {
  const keys = new Set(form.questions.map(({ key }) => key))
  const before = Object.entries(known).filter(([key]) => keys.has(key))
  const check = checkOf(form, asked)
  if (check({ ...Object.fromEntries(before), ...given })) return []
  const faults = new Map<string, Fault>()
  for (const error of check.errors ?? []) {
    const key = keyOf(error)
    if (key === undefined || faults.has(key)) continue
    if (key in given || error.keyword === 'required')
      faults.set(key, { pointer: `/${key}`, detail: wordsOf(error, form, key) })
  }
  return [...faults.values()]
}

const ajv = new Ajv2020({ allErrors: true, strict: 'log', logger: false })
formats.default(ajv)
const checks = new WeakMap<QuestionForm, Map<string, ValidateFunction>>()

/** Compiled once for a version of the form and a door. */
function checkOf(form: QuestionForm, asked: Asked): ValidateFunction {
  const known = checks.get(form) ?? new Map<string, ValidateFunction>()
  checks.set(form, known)
  const door = `${asked.channel ?? ''} ${asked.demanding}`
  const check = known.get(door) ?? ajv.compile(schemaOf(form, asked))
  known.set(door, check)
  return check
}

/** The answer that an error is about; undefined for what only repeats another error. */
function keyOf({ keyword, instancePath, schemaPath, params }: ErrorObject): string | undefined {
  if (keyword === 'if' || keyword === 'contains') return conditional(schemaPath)
  const named: unknown = params.missingProperty ?? params.additionalProperty
  return (
    conditional(schemaPath) ??
    (typeof named === 'string' ? named : instancePath.split('/')[1] || undefined)
  )
}

const conditional = (schemaPath: string) => /^#\/dependentSchemas\/([^/]+)\//.exec(schemaPath)?.[1]

function wordsOf(
  { keyword, schemaPath, message = keyword }: ErrorObject,
  form: QuestionForm,
  key: string,
): string {
  const question = form.questions.find((each) => each.key === key)
  if (!question) return '没有这个问题 (there is no such question)'
  const { zh, en } = question.label
  const [why, reason] = conditional(schemaPath)
    ? ['前面的回答不需要答这一题', 'not asked after the earlier answer']
    : keyword === 'required'
      ? ['登记时必问', 'must be asked']
      : ['回答不对', message]
  return `“${zh}”：${why} ("${en}": ${reason})`
}
