import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { answerWords } from '#contract/asking.ts'
import type { AnswerView } from '#contract/questions.ts'
import { useText } from '../texts.ts'

/** Question and answer as they were put, with who and when. */
export function AnswerList({ answers }: { answers: readonly AnswerView[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <dl className="answers">
      {answers.map(({ question, value, form, at, by }) => (
        <div key={`${question.key}${form.code}${at}`}>
          <dt>{inLanguage(question.label, language)}</dt>
          <dd>
            <strong>{inLanguage(answerWords(question, value), language)}</strong>
            <span
              className="soft digits"
              title={t('questions.version', { code: form.code, n: form.version })}
            >
              {by ?? t('questions.person')} · {dateTimeOf(at)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
