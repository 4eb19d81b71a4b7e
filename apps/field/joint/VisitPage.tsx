import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { useNow } from '#apps/kit/now.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { jointStates } from '#contract/joint-words.ts'
import { DeedCard } from '../outbox/DeedCard.tsx'
import { pathOf } from '../route.ts'
import { fieldNow, useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { Answer } from './Answer.tsx'
import { refusedOf } from './deeds.ts'
import { Ending } from './Ending.tsx'
import { type KnownVisit, mineOf } from './fold.ts'
import { Members } from './Members.tsx'
import { OtherParts, OwnPart } from './Parts.tsx'
import { standingOf } from './standing.ts'

/** One visit: when, where, who comes, and the one record to which each adds a part. */
export function VisitPage({ visit }: { visit: KnownVisit | undefined }) {
  const t = useText()
  const language = useLanguage()
  useNow()
  const me = useField(({ me }) => me)
  const onPhone = useField(({ cases }) => visit !== undefined && cases.has(visit.caseId))
  const deeds = useField(({ deeds }) => deeds)
  if (!visit || !me)
    return (
      <div className="card">
        <h1>{t('joint.gone')}</h1>
        <p>{t('joint.goneWords')}</p>
      </div>
    )
  const mine = mineOf(visit, me.posts)
  const standing = standingOf(visit, mine, fieldNow())
  const writes = visit.state === 'PLANNED' && mine !== undefined && standing !== 'ANSWER'
  const isIn = mine?.answer === 'COMING'
  return (
    <div className="page joint-page">
      <p className="case-tags">
        <span className="tag" data-tone={visit.state === 'DONE' ? 'green' : ''}>
          {jointStates[visit.state][language]}
        </span>
        {visit.unsent && (
          <span className="tag" data-tone="amber">
            {t('joint.unsent')}
          </span>
        )}
      </p>
      <h1>{visit.title}</h1>
      <p className="case-where">
        {onPhone ? (
          <Link to={pathOf.case(visit.caseId)} className="joint-case digits">
            {visit.caseCode}
          </Link>
        ) : (
          <span className="digits">{visit.caseCode}</span>
        )}
        {visit.category && <span>{inLanguage(visit.category, language)}</span>}
      </p>
      <p className="joint-when">
        <span className="digits">
          <Icon name="clock" /> {dateTimeOf(visit.plannedAt)}
        </span>
        <span>
          <Icon name="place" /> {visit.place}
        </span>
      </p>
      {visit.cancelReason && (
        <p className="note">{t('joint.cancelledFor', { reason: visit.cancelReason })}</p>
      )}
      {refusedOf(deeds, visit.id).map((deed) => (
        <DeedCard key={deed.order} deed={deed} behind={false} />
      ))}
      {standing === 'ANSWER' && <Answer visit={visit} />}
      {writes && isIn && mine && <OwnPart key={mine.postId} visit={visit} mine={mine} />}
      <OtherParts visit={visit} mine={writes && isIn ? mine : undefined} />
      <Members visit={visit} mine={mine} />
      {writes && isIn && mine && <Ending visit={visit} mine={mine} standing={standing} />}
    </div>
  )
}
