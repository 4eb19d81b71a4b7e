import './today.css'
import { useMemo, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { spanWords } from '#apps/kit/time.ts'
import type { GridsSection } from '#contract/field.ts'
import { InformWays } from '../inform/InformWays.tsx'
import { JointWay, useJointDue } from '../joint/JointWay.tsx'
import { PatrolWay } from '../patrol/PatrolWay.tsx'
import { usePointsDue } from '../patrol/use-points-due.ts'
import { fieldNow, useField, useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import { TaskCard } from './TaskCard.tsx'
import { bands, type Task, type TaskKind, taskKinds, tasksOf } from './tasks.ts'
import { useSpot } from './use-spot.ts'
import { byWay, type Spot } from './way.ts'

/** What is mine to do, by time and, within a stretch of time, by way. */
export function TodayPage() {
  const t = useText()
  useNow()
  const cases = useField(({ cases }) => cases)
  const deeds = useField(({ deeds }) => deeds)
  const spot = useSpot()
  const pointsDue = usePointsDue()
  const joint = useJointDue()
  const [kind, setKind] = useState<TaskKind>()
  const tasks = useMemo(() => tasksOf(cases.values(), deeds, fieldNow()), [cases, deeds])
  const present = taskKinds.filter((one) => tasks.some((task) => task.kind === one))
  const shown = tasks.filter((task) => kind === undefined || task.kind === kind)
  return (
    <div className="page">
      <h1>{t('page.today')}</h1>
      <Freshness />
      <JointWay {...joint} />
      <InformWays />
      <PatrolWay due={pointsDue} />
      {present.length > 1 && (
        <fieldset className="kinds" aria-label={t('today.kinds')}>
          <button
            type="button"
            aria-pressed={kind === undefined}
            onClick={() => setKind(undefined)}
          >
            {t('today.all')} {tasks.length}
          </button>
          {present.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={kind === one}
              onClick={() => setKind(kind === one ? undefined : one)}
            >
              {t(`task.${one}`)} {tasks.filter((task) => task.kind === one).length}
            </button>
          ))}
        </fieldset>
      )}
      {shown.length === 0 && pointsDue === 0 && joint.due.length === 0 && <Nothing />}
      {bands.map((band) => {
        const inBand = sorted(
          shown.filter((task) => task.band === band),
          spot,
        )
        if (inBand.length === 0) return null
        return (
          <section key={band} aria-labelledby={`band-${band}`}>
            <h2 id={`band-${band}`} className={`band band-${band}`}>
              {t(`band.${band}`)} <span>{inBand.length}</span>
            </h2>
            <ul className="tasks">
              {inBand.map((task) => (
                <li key={`${task.caseFile.id} ${task.kind}`}>
                  <TaskCard task={task} spot={spot} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** Soonest due first; where the phone knows its place, by way, for time within a band is alike. */
function sorted(tasks: readonly Task[], spot: Spot | undefined): Task[] {
  const byTime = tasks.toSorted((a, b) => (a.due ?? Number.MAX_VALUE) - (b.due ?? Number.MAX_VALUE))
  return spot ? byWay(byTime, spot, ({ caseFile }) => caseFile.point) : byTime
}

function Freshness() {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const grids = useSection<GridsSection>('grids')
  const syncedAt = useField(({ syncedAt }) => syncedAt)
  const more = useField(({ more }) => more)
  const mine = (grids ?? []).filter((grid) => grid.mine)
  const [first] = mine
  const age = syncedAt === undefined ? undefined : now.getTime() - syncedAt
  return (
    <p className="hint freshness">
      {first && (
        <span>
          <Icon name="place" /> {inLanguage(first.name, language)}
          {mine.length > 1 && ` ${t('today.grids', { n: mine.length })}`}
        </span>
      )}
      <span>
        {age === undefined
          ? t('today.never')
          : age < 60_000
            ? t('today.justNow')
            : t('today.synced', { span: spanWords(age, language) })}
      </span>
      {more && <span>{t('today.more')}</span>}
    </p>
  )
}

function Nothing() {
  const t = useText()
  return (
    <div className="card empty">
      <Icon name="check" size="2em" />
      <p>
        <b>{t('today.nothing')}</b>
      </p>
      <p className="hint">{t('today.nothingHint')}</p>
    </div>
  )
}
