import { inLanguage } from '../case-words.ts'
import { useLanguage } from '../i18n.ts'
import type { AnswerProps } from './QuestionFields.tsx'
import { questionWords } from './words.ts'

/** Something picked: one choice, several, yes or no, or two times. */
export function PickAnswer(props: AnswerProps) {
  const language = useLanguage()
  const { question, value, onChange } = props
  if (question.kind === 'TIME_RANGE') return <TimeRange {...props} />
  if (question.kind === 'CHOICES') {
    const ticked = Array.isArray(value) ? value : []
    const toggle = (code: string, on: boolean) => {
      const next = on ? [...ticked, code] : ticked.filter((each) => each !== code)
      onChange(next.length > 0 ? next : undefined)
    }
    return (
      <div className="question-picks">
        {(question.choices ?? []).map(({ code, name }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={ticked.includes(code)}
              onChange={({ target }) => toggle(code, target.checked)}
            />
            {inLanguage(name, language)}
          </label>
        ))}
      </div>
    )
  }
  return (
    <div className="question-picks">
      {optionsOf(props, language).map(({ pick, label }) => (
        <label key={label}>
          <input
            type="radio"
            name={props.id}
            checked={value === pick}
            onChange={() => onChange(pick)}
          />
          {label}
        </label>
      ))}
      {value !== undefined && !props.required && (
        <button type="button" className="question-clear" onClick={() => onChange(undefined)}>
          {questionWords.clear[language]}
        </button>
      )}
    </div>
  )
}

function optionsOf({ question }: AnswerProps, language: 'zh' | 'en') {
  if (question.kind === 'YES_NO')
    return [
      { pick: true, label: questionWords.yes[language] },
      { pick: false, label: questionWords.no[language] },
    ]
  return (question.choices ?? []).map(({ code, name }) => ({
    pick: code,
    label: inLanguage(name, language),
  }))
}

function TimeRange({ id, value, onChange, described, required, invalid }: AnswerProps) {
  const language = useLanguage()
  const [from = '', to = ''] = typeof value === 'string' ? value.split('-') : []
  const put = (a: string, b: string) => onChange(a || b ? `${a}-${b}` : undefined)
  const common = {
    type: 'time',
    'aria-describedby': described,
    'aria-required': required,
    'aria-invalid': invalid,
  }
  return (
    <div className="question-times">
      <label htmlFor={`${id}-from`}>{questionWords.from[language]}</label>
      <input
        {...common}
        id={`${id}-from`}
        value={from}
        onChange={({ target }) => put(target.value, to)}
      />
      <label htmlFor={`${id}-to`}>{questionWords.to[language]}</label>
      <input
        {...common}
        id={`${id}-to`}
        value={to}
        onChange={({ target }) => put(from, target.value)}
      />
    </div>
  )
}
