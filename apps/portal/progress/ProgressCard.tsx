import { useEffect, useRef, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { useNow } from '#apps/kit/now.ts'
import { dateTimeOf, spanWords } from '#apps/kit/time.ts'
import { useText } from '../texts.ts'
import { Stepper } from './Stepper.tsx'
import type { Progress } from './use-progress.ts'

interface Props {
  progress: Progress
  connected: boolean
  proven: boolean
}

/** Where the matter stands, in words first, then as a row of stages, then the facts. */
export function ProgressCard({ progress, connected, proven }: Props) {
  const t = useText()
  const language = useLanguage()
  const { caseCode, state, stateName, category, region, mergedInto, reply } = progress
  const news = useNews(progress)
  return (
    <section className="card" aria-labelledby="matter">
      <h2 id="matter" className="digits code">
        {caseCode.replaceAll('-', ' ')}
      </h2>
      <p className="state">
        <b>{inLanguage(stateName, language)}</b>
        <span>{t(`plain.${state}`)}</span>
      </p>
      <p role="status" className="visually-hidden">
        {news && t('progress.changed', { state: inLanguage(news, language) })}
      </p>
      <Stepper state={state} />
      {mergedInto && (
        <p className="note">
          {t('progress.merged')} <Link to={`/progress/${mergedInto}`}>{mergedInto}</Link>
          {t('progress.mergedHint')}
        </p>
      )}
      <dl className="facts">
        {progress.unit && (
          <Fact name={t('progress.unit')} value={inLanguage(progress.unit.name, language)} />
        )}
        <Due progress={progress} />
        {category && <Fact name={t('progress.kind')} value={inLanguage(category.name, language)} />}
        {region && <Fact name={t('progress.region')} value={inLanguage(region.name, language)} />}
        <Fact name={t('progress.received')} value={dateTimeOf(progress.receivedAt)} />
        {progress.closedAt && (
          <Fact name={t('progress.closed')} value={dateTimeOf(progress.closedAt)} />
        )}
      </dl>
      {progress.follows?.outcome && (
        <p className="note note-good">
          {t('progress.outcome', { outcome: inLanguage(progress.follows.outcome, language) })}
        </p>
      )}
      {reply && (
        <div className="reply">
          <h3>{t('progress.reply')}</h3>
          <p>{reply}</p>
        </div>
      )}
      {!proven && ['RESOLVED', 'FOLLOW_UP', 'CLOSED', 'ARCHIVED'].includes(state) && (
        <p className="note">{t('progress.replyLocked')}</p>
      )}
      <p className="live quiet no-print" data-connected={connected}>
        <Icon name="refresh" /> {t(connected ? 'progress.live' : 'progress.notLive')}
      </p>
    </section>
  )
}

function Fact({ name, value, late }: { name: string; value: string; late?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="digits">
        {value}
        {late && <span className="late"> {late}</span>}
      </dd>
    </div>
  )
}

/** Before a unit has it, the due time is that of the step, not of the matter. */
const waiting = ['REGISTERED', 'ACCEPTED', 'OBJECTED']

function Due({ progress }: { progress: Progress }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { dueAt, closedAt } = progress
  if (!dueAt || closedAt) return null
  const left = Date.parse(dueAt) - now.getTime()
  const span = spanWords(left, language)
  return (
    <Fact
      name={t(waiting.includes(progress.state) ? 'progress.dueNext' : 'progress.due')}
      value={`${dateTimeOf(dueAt)}${left >= 0 ? ` (${t('progress.left', { span })})` : ''}`}
      {...(left < 0 ? { late: t('progress.late', { span }) } : {})}
    />
  )
}

/** The new state once it changes under one's eyes; nothing at the first look. */
function useNews({ state, stateName }: Progress) {
  const before = useRef(state)
  const [news, setNews] = useState<Progress['stateName']>()
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    setNews(stateName)
  }, [state, stateName])
  return news
}
