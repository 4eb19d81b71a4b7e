import './patrol.css'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import type { PatrolsSection } from '#contract/patrols.ts'
import { TakeBack } from '../outbox/TakeBack.tsx'
import { fieldNow, useField, useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import { useSpot } from '../today/use-spot.ts'
import { knownChecks } from './checks.ts'
import { PointCard } from './PointCard.tsx'
import { dues, inOrder, type WeekPoint, weekPoints } from './points.ts'
import { WalkBar } from './WalkBar.tsx'
import { useWalk } from './walk.ts'

/** The points of the week: what is due, the nearest first, two big buttons at each. */
export function PatrolPage() {
  const t = useText()
  const section = useSection<PatrolsSection>('patrols')
  return (
    <div className="page patrol-page">
      <h1>{t('page.patrol')}</h1>
      {!section && <p className="card empty">{t('patrol.never')}</p>}
      {section?.routes.length === 0 && (
        <div className="card empty">
          <p>
            <b>{t('patrol.none')}</b>
          </p>
          <p className="hint">{t('patrol.noneHint')}</p>
        </div>
      )}
      {section && section.routes.length > 0 && <Week section={section} />}
    </div>
  )
}

function Week({ section }: { section: PatrolsSection }) {
  const t = useText()
  useNow()
  const deeds = useField(({ deeds }) => deeds)
  const receipts = useField(({ receipts }) => receipts)
  const walk = useWalk()
  const allowed = useSpot()
  const spot = walk?.spot ?? allowed
  const [route, setRoute] = useState('')
  const [opened, setOpened] = useState<string>()
  const [kept, setKept] = useState<{ clientKey: string; name: string }>()
  const routes = section.routes.filter(({ code }) => route === '' || code === route)
  const points = weekPoints(routes, knownChecks(section, deeds, receipts), fieldNow())
  const ordered = dues.flatMap((due) =>
    inOrder(
      points.filter((point) => point.due === due),
      spot,
    ),
  )
  const first = ordered[0]?.due === 'TODAY' ? ordered[0].key : undefined
  const open = opened ?? first
  return (
    <>
      <Sum points={points} />
      {section.routes.length > 1 && <RouteChoice {...{ section, route, setRoute }} />}
      {routes.some(({ synthetic }) => synthetic) && <p className="hint">{t('patrol.synthetic')}</p>}
      {dues.map((due) => {
        const those = ordered.filter((point) => point.due === due)
        if (those.length === 0) return null
        return (
          <section key={due} aria-labelledby={`due-${due}`}>
            <h2 id={`due-${due}`} className="patrol-due">
              {t(`patrol.${due}`)} <span>{those.length}</span>
            </h2>
            <ul className="patrol-points">
              {those.map((point) => (
                <li key={point.key}>
                  <PointCard
                    about={point}
                    spot={spot}
                    open={open === point.key}
                    several={section.routes.length > 1}
                    onOpen={(isOpen) => setOpened(isOpen ? point.key : '')}
                    onKept={(clientKey, name) => {
                      setKept({ clientKey, name })
                      setOpened(undefined)
                    }}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <div className="patrol-foot">
        {kept && (
          <TakeBack
            key={kept.clientKey}
            clientKey={kept.clientKey}
            words={t('patrol.kept', { name: kept.name })}
            onGone={() => setKept(undefined)}
          />
        )}
        <WalkBar walk={walk} next={ordered.find(({ due }) => due !== 'DONE')?.point} />
      </div>
    </>
  )
}

function Sum({ points }: { points: readonly WeekPoint[] }) {
  const t = useText()
  const planned = points.reduce((sum, point) => sum + point.planned, 0)
  const done = points.reduce((sum, point) => sum + Math.min(point.done, point.planned), 0)
  const today = points.filter(({ due }) => due === 'TODAY').length
  return (
    <div className="patrol-sum">
      <p>
        <b>{today > 0 ? t('patrol.today', { n: today }) : t('patrol.todayDone')}</b>
        <span className="digits">{t('patrol.week', { done, planned })}</span>
      </p>
      <span className="patrol-bar" aria-hidden="true">
        <span style={{ inlineSize: `${planned === 0 ? 0 : (done / planned) * 100}%` }} />
      </span>
    </div>
  )
}

function RouteChoice(props: {
  section: PatrolsSection
  route: string
  setRoute: (code: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  return (
    <label className="patrol-route">
      <span>
        <Icon name="flag" /> {t('patrol.route')}
      </span>
      <select value={props.route} onChange={({ target }) => props.setRoute(target.value)}>
        <option value="">{t('patrol.allRoutes')}</option>
        {props.section.routes.map(({ code, name }) => (
          <option key={code} value={code}>
            {inLanguage(name, language)}
          </option>
        ))}
      </select>
    </label>
  )
}
