import type { Channel } from './channels.ts'
import type { Bilingual } from './common.ts'
import type { Answers, AnswerValue, Question, QuestionForm } from './questions.ts'

/** JSON Schema, draft 2020-12, as far as forms use it. */
export type FormSchema = Readonly<Record<string, unknown>>

export const lineLength = 200
const greatest = 1e9

/** The schema of one answer. */
export function answerSchema(question: Question): FormSchema {
  const named = {
    title: question.label.zh,
    ...(question.hint ? { description: question.hint.zh } : {}),
  }
  const codes = (question.choices ?? []).map(({ code }) => code)
  switch (question.kind) {
    case 'TEXT':
      return {
        ...named,
        type: 'string',
        maxLength: lineLength,
        // One line that says something: no control characters, nothing the database cannot hold.
        pattern: '^[^\\p{Cc}\\p{Cs}]*[^\\s\\p{Cc}\\p{Cs}][^\\p{Cc}\\p{Cs}]*$',
      }
    case 'NUMBER':
      return { ...named, type: 'number', minimum: -greatest, maximum: greatest }
    case 'CHOICE':
      return { ...named, type: 'string', enum: codes }
    case 'CHOICES':
      return {
        ...named,
        type: 'array',
        items: { type: 'string', enum: codes },
        minItems: 1,
        uniqueItems: true,
      }
    case 'DATE':
      return { ...named, type: 'string', format: 'date' }
    case 'TIME_RANGE':
      return { ...named, type: 'string', pattern: `^${clockTime}-${clockTime}$` }
    case 'YES_NO':
      return { ...named, type: 'boolean' }
  }
}

const clockTime = '([01]\\d|2[0-3]):[0-5]\\d'

/**
 * The form as JSON Schema, draft 2020-12: what answers must be that come in through this door. With
 * `demanding`, what staff must ask there is required; a resident may leave out whatever she likes.
 */
export function schemaOf(
  form: QuestionForm,
  asked: { channel?: Channel; demanding: boolean },
): FormSchema {
  const { questions } = form
  const conditional = questions.filter(({ onlyIf }) => onlyIf)
  const demanded = questions.filter(
    (question) =>
      asked.demanding && question.required === 'STAFF' && isAskedOn(question, asked.channel),
  )
  const when = demanded.filter(({ onlyIf }) => onlyIf)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: form.name.zh,
    type: 'object',
    properties: Object.fromEntries(questions.map((each) => [each.key, answerSchema(each)])),
    required: demanded.filter(({ onlyIf }) => !onlyIf).map((each) => each.key),
    additionalProperties: false,
    ...(conditional.length > 0
      ? {
          dependentSchemas: Object.fromEntries(
            conditional.map((each) => [each.key, conditionSchema(questions, each)]),
          ),
        }
      : {}),
    ...(when.length > 0
      ? {
          allOf: when.map((each) => ({
            if: conditionSchema(questions, each),
            // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
            then: { required: [each.key] },
          })),
        }
      : {}),
  }
}

function conditionSchema(questions: readonly Question[], { onlyIf }: Question): FormSchema {
  if (!onlyIf) return {}
  const { key, is } = onlyIf
  const kind = questions.find((each) => each.key === key)?.kind
  const value =
    kind === 'YES_NO'
      ? { type: 'boolean', const: is === 'YES' }
      : kind === 'CHOICES'
        ? { type: 'array', contains: { const: is } }
        : { type: 'string', const: is }
  return { required: [key], properties: { [key]: value } }
}

const isAskedOn = ({ askOn }: Question, channel: Channel | undefined) =>
  channel === undefined || !askOn?.length || askOn.includes(channel)

/** The questions to be put now, given what has been answered: hidden ones wait for their condition. */
export function askedNow(
  form: Pick<QuestionForm, 'questions'>,
  answers: Answers,
  channel?: Channel,
): Question[] {
  const asked: Question[] = []
  for (const question of form.questions) {
    const { onlyIf } = question
    const isShown = !onlyIf || asked.some(({ key }) => key === onlyIf.key)
    if (isAskedOn(question, channel) && isShown && holds(onlyIf, answers)) asked.push(question)
  }
  return asked
}

function holds(onlyIf: Question['onlyIf'], answers: Answers): boolean {
  if (!onlyIf) return true
  const given = answers[onlyIf.key]
  if (typeof given === 'boolean') return onlyIf.is === (given ? 'YES' : 'NO')
  return Array.isArray(given) ? given.includes(onlyIf.is) : given === onlyIf.is
}

/** What is sent: of questions that are shown, what is whole; half a time range says nothing yet. */
export function answersToSend(questions: readonly Question[], answers: Answers): Answers {
  return Object.fromEntries(
    questions.flatMap(({ key, kind }) => {
      const value = answers[key]
      const tidy = typeof value === 'string' ? value.trim() : value
      return tidy !== undefined && isWhole(kind, tidy) ? [[key, tidy]] : []
    }),
  )
}

function isWhole(kind: Question['kind'], value: AnswerValue): boolean {
  if (typeof value === 'number') return Math.abs(value) <= greatest
  if (typeof value !== 'string') return !Array.isArray(value) || value.length > 0
  if (kind === 'DATE') return /^\d{4}-\d\d-\d\d$/.test(value)
  if (kind === 'TIME_RANGE') return new RegExp(`^${clockTime}-${clockTime}$`).test(value)
  return value !== ''
}

const yesNo = { zh: ['否', '是'], en: ['no', 'yes'] } as const

/** An answer as people read it: 22:00-06:00, 16 ℃, 是. */
export function answerWords({ choices = [], measure }: Question, value: AnswerValue): Bilingual {
  const inLanguage = (language: 'zh' | 'en') => {
    if (typeof value === 'boolean') return yesNo[language][value ? 1 : 0]
    const name = (code: string) =>
      choices.find((each) => each.code === code)?.name[language] ?? code
    if (Array.isArray(value)) return value.map(name).join(language === 'zh' ? '、' : ', ')
    const words = typeof value === 'string' ? name(value) : String(value)
    return measure ? `${words} ${measure[language]}` : words
  }
  return { zh: inLanguage('zh'), en: inLanguage('en') }
}
