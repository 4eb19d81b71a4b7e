import Type from 'typebox'
import { channelNames } from './channels.ts'
import { Bilingual, Instant, oneOf } from './common.ts'

/** How a question is answered, and what its answer is on the wire. */
export const questionKinds = {
  /** One line of words. */
  TEXT: { zh: '一句话', en: 'Words' },
  NUMBER: { zh: '数字', en: 'Number' },
  /** The code of one choice. */
  CHOICE: { zh: '选一项', en: 'One choice' },
  /** The codes of the choices ticked. */
  CHOICES: { zh: '选多项', en: 'Several choices' },
  /** YYYY-MM-DD, Asia/Shanghai. */
  DATE: { zh: '日期', en: 'Date' },
  /** HH:MM-HH:MM; the second may lie before the first: over midnight. */
  TIME_RANGE: { zh: '时段', en: 'From when to when' },
  /** true or false; as a condition YES or NO. */
  YES_NO: { zh: '是否', en: 'Yes or no' },
} as const
export type QuestionKind = keyof typeof questionKinds

/** A resident is never held up by a question (OWN): at most colleagues must ask it. */
export const demands = {
  NEVER: { zh: '都可以不答', en: 'Nobody must answer' },
  STAFF: { zh: '工作人员登记时必问', en: 'Staff must ask it' },
} as const

const strict = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })
const keyPattern = '^[a-z][A-Za-z0-9]{0,31}$'
const key = Type.String({ pattern: keyPattern })
const words = (maxLength: number) =>
  strict({
    zh: Type.String({ minLength: 1, maxLength }),
    en: Type.String({ minLength: 1, maxLength }),
  })

export const Question = strict({
  /** Under which the answer is kept. The same key in another form means the same fact (OWN). */
  key,
  kind: oneOf(Object.keys(questionKinds) as [QuestionKind, ...QuestionKind[]]),
  label: words(80),
  hint: Type.Optional(words(160)),
  choices: Type.Optional(
    Type.Array(
      strict({ code: Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}$' }), name: words(60) }),
      { maxItems: 12 },
    ),
  ),
  /** ℃, 盏, 元: what a number counts. */
  measure: Type.Optional(words(20)),
  required: oneOf(Object.keys(demands) as ['NEVER', 'STAFF']),
  /** Doors at which it is asked; absent: at every door. Later everybody may answer it. */
  askOn: Type.Optional(Type.Array(oneOf(channelNames))),
  /** Asked only when an earlier question was answered so: a code of a choice, YES or NO. */
  onlyIf: Type.Optional(strict({ key, is: Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}$' }) })),
})
export type Question = Type.Static<typeof Question>

/** What is asked besides the words, in this order. Its code is that of the leaf or class it is for. */
export const QuestionForm = Type.Object({
  code: Type.String({ pattern: '^\\d{2}(\\d{2})?$' }),
  name: Bilingual,
  questions: Type.Array(Question, { minItems: 1, maxItems: 12 }),
})
export type QuestionForm = Type.Static<typeof QuestionForm>

export const AnswerValue = Type.Union([
  Type.String({ maxLength: 200 }),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String({ maxLength: 32 }), { maxItems: 12 }),
])
export type AnswerValue = Type.Static<typeof AnswerValue>

export const Answers = Type.Record(Type.String({ pattern: keyPattern }), AnswerValue, {
  additionalProperties: false,
  maxProperties: 12,
})
export type Answers = Type.Static<typeof Answers>

/** Answers that come with a report. */
export const GivenAnswers = strict({
  form: Type.String({ pattern: '^\\d{2}(\\d{2})?$', description: 'Code of the form' }),
  version: Type.Optional(
    Type.Integer({
      minimum: 1,
      description:
        'The version that was shown; absent: the one in force. A report may wait offline',
    }),
  ),
  values: Answers,
})
export type GivenAnswers = Type.Static<typeof GivenAnswers>

/** A form in force. */
export const FormView = Type.Object({ version: Type.Integer(), ...QuestionForm.properties })
export type FormView = Type.Static<typeof FormView>

export const AnswerView = Type.Object({
  question: Type.Object(Question.properties),
  value: AnswerValue,
  /** Under which it was given: it may be an older version, or the form of another category. */
  form: Type.Object({ code: Type.String(), version: Type.Integer() }),
  at: Instant,
  /** The colleague who wrote it down; absent: the person herself. */
  by: Type.Optional(Type.String()),
})
export type AnswerView = Type.Static<typeof AnswerView>

export const CaseAnswersView = Type.Object({
  /** Of the present category. */
  form: Type.Optional(FormView),
  /** What counts: of each question the newest answer. */
  answers: Type.Array(AnswerView),
  /** Answers that a newer one replaced, newest first. */
  earlier: Type.Array(AnswerView),
  /** Keys of the form's questions that are still to be asked. */
  toAsk: Type.Array(Type.String()),
})
export type CaseAnswersView = Type.Static<typeof CaseAnswersView>
