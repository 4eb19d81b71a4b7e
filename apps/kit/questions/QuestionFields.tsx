import './questions.css'
import { useId } from 'react'
import { askedNow } from '#contract/asking.ts'
import type { Channel } from '#contract/channels.ts'
import type { Answers, AnswerValue, Question, QuestionForm } from '#contract/questions.ts'
import { inLanguage } from '../case-words.ts'
import { useLanguage } from '../i18n.ts'
import { LineAnswer } from './LineAnswer.tsx'
import { PickAnswer } from './PickAnswer.tsx'
import { questionWords } from './words.ts'

export interface AnswerProps {
  id: string
  question: Question
  value: AnswerValue | undefined
  onChange: (value: AnswerValue | undefined) => void
  /** Of the element that says what it is about. */
  described: string | undefined
  required: boolean
  invalid: boolean
}

/** The questions of a form, each shown when its condition holds. The same at every door. */
export function QuestionFields(props: {
  form: Pick<QuestionForm, 'questions'>
  answers: Answers
  onChange: (answers: Answers) => void
  channel?: Channel | undefined
  /** Marks what staff must ask. */
  demanding?: boolean
  /** Keys of questions that are still missing an answer. */
  missing?: ReadonlySet<string>
}) {
  const { form, answers, onChange, channel, demanding = false, missing } = props
  const put = (key: string, value: AnswerValue | undefined) => {
    const { [key]: _, ...others } = answers
    onChange(value === undefined ? others : { ...others, [key]: value })
  }
  return (
    <div className="questions">
      {askedNow(form, answers, channel).map((question) => (
        <QuestionField
          key={question.key}
          question={question}
          value={answers[question.key]}
          required={demanding && question.required === 'STAFF'}
          invalid={missing?.has(question.key) ?? false}
          onChange={(value) => put(question.key, value)}
        />
      ))}
    </div>
  )
}

function QuestionField(props: Omit<AnswerProps, 'id' | 'described'>) {
  const language = useLanguage()
  const id = useId()
  const { question, required, invalid } = props
  const isLine = ['TEXT', 'NUMBER', 'DATE'].includes(question.kind)
  const described = [question.hint && `${id}-hint`, invalid && `${id}-fault`].filter(Boolean)
  const answer = { ...props, id, described: described.join(' ') || undefined }
  const head = (
    <>
      {inLanguage(question.label, language)}
      {required && <span className="question-must"> {questionWords.must[language]}</span>}
    </>
  )
  const about = (
    <>
      {question.hint && (
        <p className="question-hint" id={`${id}-hint`}>
          {inLanguage(question.hint, language)}
        </p>
      )}
      {isLine ? <LineAnswer {...answer} /> : <PickAnswer {...answer} />}
      {invalid && (
        <p className="question-fault" id={`${id}-fault`}>
          {questionWords.missing[language]}
        </p>
      )}
    </>
  )
  return isLine ? (
    <div className="question">
      <label htmlFor={id}>{head}</label>
      {about}
    </div>
  ) : (
    <fieldset className="question" aria-describedby={answer.described}>
      <legend>{head}</legend>
      {about}
    </fieldset>
  )
}
