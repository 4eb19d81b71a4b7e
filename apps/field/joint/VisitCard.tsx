import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { shortTimeOf } from '#apps/kit/time.ts'
import { pathOf } from '../route.ts'
import { fieldNow } from '../store/state.ts'
import { type TextKey, useText } from '../texts.ts'
import type { KnownVisit } from './fold.ts'
import { isMyTurn, type Standing } from './standing.ts'

/** A visit in a list: what is mine to do, when, where, about what. */
export function VisitCard({ visit, standing }: { visit: KnownVisit; standing: Standing }) {
  const t = useText()
  const language = useLanguage()
  const { state, plannedAt, title, category } = visit
  const words: TextKey =
    standing !== 'OVER' ? `joint.${standing}` : state === 'PLANNED' ? 'joint.off' : `joint.${state}`
  return (
    <Link to={`${pathOf.joint}/${visit.id}`} className="task">
      <span className="task-head">
        <b data-mine={isMyTurn(standing) || undefined}>{t(words)}</b>
        {visit.unsent && (
          <span className="tag" data-tone="amber">
            {t('outbox.queued')}
          </span>
        )}
        <time className="task-due digits" dateTime={plannedAt}>
          {shortTimeOf(plannedAt, new Date(fieldNow()))}
        </time>
      </span>
      <span className="task-title">{title}</span>
      <span className="task-where">
        <Icon name="place" />
        {visit.place}
        {category && ` · ${inLanguage(category, language)}`}
      </span>
    </Link>
  )
}
