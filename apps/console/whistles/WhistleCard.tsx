import { Link } from '@tanstack/react-router'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { shortTimeOf } from '#apps/kit/time.ts'
import type { WhistleBoard } from '#contract/dispatch.ts'
import {
  type CalledStanding,
  calledStandings,
  whistles as kinds,
} from '#contract/dispatch-words.ts'
import { useText } from '../texts.ts'
import { Countdown } from './Countdown.tsx'

const looks: Record<CalledStanding, [IconName, string]> = {
  CALLED: ['clock', 'grey'],
  OVERDUE: ['alarm', 'red'],
  ARRIVED: ['place', 'amber'],
  FINISHED: ['check', 'green'],
}

/** One open whistle: what for, how long still, and how far each unit has come. */
export function WhistleCard({ whistle }: { whistle: WhistleBoard['whistles'][number] }) {
  const t = useText()
  const language = useLanguage()
  const { units } = whistle
  const here = units.filter(({ reportedInAt, finishedAt }) => reportedInAt || finishedAt).length
  const allDone = units.every(({ standing }) => standing === 'FINISHED')
  const now = new Date()
  const id = `whistle-${whistle.caseId}-${whistle.no}`
  return (
    <article
      className="whistle"
      aria-labelledby={id}
      data-overdue={units.some(({ standing }) => standing === 'OVERDUE') ? '' : undefined}
    >
      <header>
        <span className="tag" data-tone={whistle.kind === 'EMERGENCY' ? 'red' : 'jade'}>
          <Icon name="bell" />
          {kinds[whistle.kind][language]}
        </span>
        <span className="soft">{inLanguage(whistle.region.name, language)}</span>
        {allDone && (
          <span className="tag" data-tone="green">
            {t('whistles.toSum')}
          </span>
        )}
      </header>
      <h2 id={id}>
        <Link to="/cases/$caseId" params={{ caseId: whistle.caseId }} className="whistle-link">
          {whistle.task}
        </Link>
      </h2>
      <p className="soft">
        <span className="digits">{whistle.caseCode}</span> {whistle.title}
      </p>
      <Countdown dueAt={whistle.reportInDueAt} done={here === units.length} />
      <p className="soft">{t('whistles.counts', { here, all: units.length })}</p>
      <ul className="whistle-units">
        {units.map(({ unit, standing, reportedInAt }) => {
          const [icon, tone] = looks[standing]
          return (
            <li key={unit.code}>
              <strong>{inLanguage(unit.name, language)}</strong>
              <span className="tag" data-tone={tone}>
                <Icon name={icon} />
                {calledStandings[standing][language]}
              </span>
              {reportedInAt && (
                <span className="soft digits">
                  {t('whistles.arrivedAt', { at: shortTimeOf(reportedInAt, now) })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <p className="soft whistle-by">
        {t('whistles.by', {
          unit: inLanguage(whistle.calledBy.name, language),
          at: shortTimeOf(whistle.calledAt, now),
        })}
      </p>
    </article>
  )
}
