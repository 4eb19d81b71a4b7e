import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { spanWords } from '#apps/kit/time.ts'
import { commands } from '#contract/cases.ts'
import { pathOf } from '../route.ts'
import { fieldNow, useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { newsOf } from './news.ts'
import type { Task } from './tasks.ts'
import { metresBetween, metresWords, type Spot } from './way.ts'

export function TaskCard({ task, spot }: { task: Task; spot: Spot | undefined }) {
  const t = useText()
  const language = useLanguage()
  const { caseFile, due, kind } = task
  const unsent = useField(({ deeds }) => deeds.some(({ caseId }) => caseId === caseFile.id))
  const seen = useField(({ seen }) => seen[caseFile.id])
  const news = newsOf(
    caseFile,
    seen,
    useField(({ me }) => me?.name),
  )
  const left = due === undefined ? undefined : due - fieldNow()
  return (
    <Link to={pathOf.case(caseFile.id)} className="task">
      <span className="task-head">
        <b>{t(`task.${kind}`)}</b>
        {news && (
          <span className="task-news">
            {news === 'NEW'
              ? t('today.new')
              : t('today.changed', { step: commands[news][language] })}
          </span>
        )}
        {caseFile.urgent && (
          <span className="tag" data-tone="red">
            {t('today.urgent')}
          </span>
        )}
        {unsent && (
          <span className="tag" data-tone="amber">
            {t('outbox.queued')}
          </span>
        )}
        {left !== undefined && (
          <span className="task-due" data-late={left < 0 || undefined}>
            {t(left < 0 ? 'today.late' : 'today.left', { span: spanWords(left, language) })}
          </span>
        )}
      </span>
      <span className="task-title">{caseFile.title}</span>
      <span className="task-where">
        <Icon name="place" />
        {inLanguage(caseFile.region.name, language)}
        {spot &&
          caseFile.point &&
          ` · ${metresWords(metresBetween(spot, caseFile.point), language)}`}
      </span>
    </Link>
  )
}
