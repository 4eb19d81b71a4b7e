import './dispatch.css'
import { Button } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { SubTaskView } from '#contract/dispatch.ts'
import { opinions } from '#contract/dispatch-words.ts'
import { useText } from '../texts.ts'
import { resultOf } from './material.ts'

/** What the units that were asked say, and what of it goes into the note of the order. */
export function Opinions(props: {
  tasks: readonly SubTaskView[]
  onTake: (words: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const asked = props.tasks.filter((task) => task.kind === 'CONSULT')
  if (asked.length === 0) return null
  return (
    <section className="notice" aria-label={t('dispatch.opinions')}>
      <strong>{t('dispatch.opinions')}</strong>
      <ul className="choice-rows">
        {asked.map((task) => {
          const unit = inLanguage(task.unit.name, language)
          const opinion = task.opinion && opinions[task.opinion][language]
          const isLate = task.dueAt !== undefined && new Date(task.dueAt) < now
          return (
            <li key={task.id}>
              <strong>{unit}</strong>
              {opinion ? (
                <>
                  <span className="tag" data-tone={task.opinion === 'NOT_OURS' ? 'amber' : 'green'}>
                    {opinion}
                  </span>
                  <span>{task.result}</span>
                  <Button
                    size="small"
                    onClick={() => props.onTake(`${unit}：${opinion}。${task.result ?? ''}`)}
                  >
                    {t('dispatch.attach')}
                  </Button>
                </>
              ) : (
                <span className="tag digits" data-tone={isLate ? 'red' : 'amber'}>
                  {isLate
                    ? t('dispatch.late')
                    : t('dispatch.waiting', { at: task.dueAt ? dateTimeOf(task.dueAt) : '' })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Joint handling has one result: what the others found is material for the lead's one reply. */
export function Results(props: { tasks: readonly SubTaskView[]; onTake: (words: string) => void }) {
  const t = useText()
  const language = useLanguage()
  const done = props.tasks.flatMap((task) => {
    const result = resultOf(task)
    return result ? [{ task, result }] : []
  })
  if (done.length === 0) return null
  return (
    <section className="notice" aria-label={t('dispatch.results')}>
      <strong>{t('dispatch.results')}</strong>
      <ul className="choice-rows">
        {done.map(({ task, result }) => (
          <li key={task.id}>
            <strong>{inLanguage(task.unit.name, language)}</strong>
            <span>{result}</span>
            <Button size="small" onClick={() => props.onTake(result)}>
              {t('dispatch.intoReply')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
