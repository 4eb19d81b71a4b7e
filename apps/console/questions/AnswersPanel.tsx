import './questions-console.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CaseView } from '#contract/api.ts'
import { Failure } from '../shell/Failure.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { AnswerList } from './AnswerList.tsx'
import { AnswersForm } from './AnswersForm.tsx'
import { caseAnswersQuery } from './queries.ts'

/** What the category asks: what was answered by whom, and what is still to ask. */
export function AnswersPanel({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  const query = useQuery(caseAnswersQuery(matter.id, matter.version))
  const [open, setOpen] = useState(false)
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return null
  const { form, answers, earlier, toAsk } = query.data
  if (!form && answers.length === 0) return null
  const command = matter.commands.find((each) => each.command === 'answerQuestions')
  const asks = toAsk.flatMap((key) => form?.questions.find((each) => each.key === key) ?? [])
  return (
    <Panel title={t('questions.title')} hint={t('questions.hint')}>
      {answers.length > 0 ? (
        <AnswerList answers={answers} />
      ) : (
        <p className="soft">{t('questions.none')}</p>
      )}
      {asks.length > 0 && (
        <p className="questions-to-ask">
          <strong>{t('questions.toAsk')}</strong>{' '}
          {asks.map(({ key, label }) => (
            <span key={key} className="tag" data-tone="amber">
              {inLanguage(label, language)}
            </span>
          ))}
        </p>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{t('questions.earlier', { n: earlier.length })}</summary>
          <AnswerList answers={earlier} />
        </details>
      )}
      {form && command?.allowed && (
        <div className="no-print">
          {open ? (
            <AnswersForm
              matter={matter}
              command={command}
              form={form}
              answers={answers}
              onDone={() => setOpen(false)}
            />
          ) : (
            <Button onClick={() => setOpen(true)}>{t('questions.add')}</Button>
          )}
        </div>
      )}
    </Panel>
  )
}
