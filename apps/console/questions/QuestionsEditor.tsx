import './questions-console.css'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { QuestionFields } from '#apps/kit/questions/QuestionFields.tsx'
import { type Answers, Question } from '#contract/questions.ts'
import { fieldsOf } from '../forms/fields.ts'
import { SchemaForm } from '../forms/SchemaForm.tsx'
import { useText } from '../texts.ts'
import { shownIn } from './rows.ts'

type Row = Readonly<Record<string, unknown>>
const fields = fieldsOf(Question)

/** Choices are entered for a choice alone, a measure for a number. */
const fieldsFor = ({ kind }: Row) =>
  fields.filter(
    ({ name }) =>
      (name !== 'choices' || kind === 'CHOICE' || kind === 'CHOICES') &&
      (name !== 'measure' || kind === 'NUMBER'),
  )

/** The rows of a form, one a question, with the form as residents will see it. */
export function QuestionsEditor(props: {
  value: unknown
  onChange: (rows: Row[]) => void
  /** What the server refused, a line each. */
  faults: string | undefined
}) {
  const t = useText()
  const id = useId()
  const [tried, setTried] = useState<Answers>({})
  const rows: Row[] = Array.isArray(props.value) ? props.value : []
  const swap = (at: number, other: number) => {
    const [a, b] = [rows[at], rows[other]]
    if (a && b) props.onChange(rows.with(at, b).with(other, a))
  }
  return (
    <fieldset className="questions-editor" aria-labelledby={`${id}-rows`}>
      <span className="field-label" id={`${id}-rows`}>
        {t('questions.rows')}
      </span>
      <p className="soft">{t('questions.law')}</p>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row being written has no other identity
        <fieldset key={at} className="question-row">
          <legend>{t('questions.number', { n: at + 1 })}</legend>
          <div className="question-row-acts">
            <Button
              size="small"
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
              aria-label={t('questions.up', { n: at + 1 })}
            >
              ↑
            </Button>
            <Button
              size="small"
              disabled={at === rows.length - 1}
              onClick={() => swap(at, at + 1)}
              aria-label={t('questions.down', { n: at + 1 })}
            >
              ↓
            </Button>
            <Button
              size="small"
              onClick={() => props.onChange(rows.toSpliced(at, 1))}
              aria-label={t('questions.remove', { n: at + 1 })}
              icon={<Icon name="cross" />}
            />
          </div>
          <SchemaForm
            scope={`${id}-${at}`}
            fields={fieldsFor(row)}
            values={row}
            onChange={(name, value) => props.onChange(rows.with(at, { ...row, [name]: value }))}
          />
        </fieldset>
      ))}
      <Button
        icon={<Icon name="plus" />}
        onClick={() =>
          props.onChange([...rows, { key: `q${rows.length + 1}`, kind: 'TEXT', required: 'NEVER' }])
        }
      >
        {t('questions.new')}
      </Button>
      {props.faults && (
        <p className="form-fault" role="alert">
          {props.faults}
        </p>
      )}
      <section className="questions-preview" aria-labelledby={`${id}-preview`}>
        <h3 id={`${id}-preview`}>{t('questions.preview')}</h3>
        <QuestionFields
          form={{ questions: shownIn(rows) }}
          channel="PORTAL"
          answers={tried}
          onChange={setTried}
        />
      </section>
    </fieldset>
  )
}
