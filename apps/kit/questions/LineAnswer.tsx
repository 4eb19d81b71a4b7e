import { lineLength } from '#contract/asking.ts'
import { inLanguage } from '../case-words.ts'
import { useLanguage } from '../i18n.ts'
import type { AnswerProps } from './QuestionFields.tsx'

const types = { TEXT: 'text', NUMBER: 'number', DATE: 'date' } as const

/** One line: words, a number with its measure, or a day. */
export function LineAnswer({
  id,
  question,
  value,
  onChange,
  described,
  required,
  invalid,
}: AnswerProps) {
  const language = useLanguage()
  const { kind, measure } = question
  const isNumber = kind === 'NUMBER'
  return (
    <span className="question-line" data-kind={kind}>
      <input
        id={id}
        type={kind === 'NUMBER' || kind === 'DATE' ? types[kind] : 'text'}
        autoComplete="off"
        aria-describedby={
          [described, measure && `${id}-measure`].filter(Boolean).join(' ') || undefined
        }
        aria-required={required}
        aria-invalid={invalid}
        maxLength={lineLength}
        {...(isNumber ? { step: 'any', inputMode: 'decimal' as const } : {})}
        value={typeof value === 'string' || typeof value === 'number' ? value : ''}
        onChange={({ target }) => onChange(valueIn(target.value, isNumber))}
      />
      {measure && <span id={`${id}-measure`}>{inLanguage(measure, language)}</span>}
    </span>
  )
}

function valueIn(typed: string, isNumber: boolean): string | number | undefined {
  if (typed === '') return undefined
  if (!isNumber) return typed
  const number = Number(typed)
  return Number.isFinite(number) ? number : undefined
}
