import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import { QuestionFields } from '#apps/kit/questions/QuestionFields.tsx'
import type { CaseView, CommandView } from '#contract/api.ts'
import { answersToSend, askedNow } from '#contract/asking.ts'
import type { Answers, AnswerView, FormView } from '#contract/questions.ts'
import { StaleNotice } from '../case/StaleNotice.tsx'
import { useCommand } from '../case/use-command.ts'
import { ProblemNotice } from '../forms/ProblemNotice.tsx'
import { useText } from '../texts.ts'
import { changedAnswers } from './changed-answers.ts'

/** The form over what is known; only what was changed is sent. */
export function AnswersForm(props: {
  matter: CaseView
  command: CommandView
  form: FormView
  answers: readonly AnswerView[]
  onDone: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const { form } = props
  const known: Answers = Object.fromEntries(
    props.answers.map(({ question, value }) => [question.key, value]),
  )
  const [answers, setAnswers] = useState(known)
  const { send, isPending, error, stale } = useCommand(props.matter, props.command, props.onDone)
  const changed = changedAnswers(known, answersToSend(askedNow(form, answers), answers))
  const isSame = Object.keys(changed).length === 0
  return (
    <form
      className="answers-form"
      lang={language === 'zh' ? 'zh-CN' : 'en'}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSame) send({ answers: changed })
      }}
    >
      {stale && (
        <StaleNotice
          {...stale}
          refused={stale.now.commands.find(
            (each) => each.command === 'answerQuestions' && !each.allowed,
          )}
        />
      )}
      {error instanceof ApiProblem && error.type !== 'stale-version' && (
        <ProblemNotice problem={error} />
      )}
      <QuestionFields form={form} answers={answers} onChange={setAnswers} />
      <div className="inline-inputs">
        <Button type="primary" htmlType="submit" loading={isPending} disabled={isSame}>
          {t('app.save')}
        </Button>
        <Button onClick={props.onDone}>{t('app.cancel')}</Button>
        {isSame && <span className="soft">{t('questions.same')}</span>}
      </div>
    </form>
  )
}
