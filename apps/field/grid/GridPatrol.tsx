import './grid.css'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { findings } from '#contract/patrol-words.ts'
import type { PatrolsSection } from '#contract/patrols.ts'
import { TakeBack } from '../outbox/TakeBack.tsx'
import { keepNothing, knownChecks } from '../patrol/checks.ts'
import { findingPath, type WeekPoint, weekPoints } from '../patrol/points.ts'
import type { Grid } from '../report/where.ts'
import { isFull } from '../store/full.ts'
import { fieldNow, useField, useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import { pointsHere } from './points-here.ts'

/** The sign of the grid was scanned: what is due here is checked off with one tap each. */
export function GridPatrol({ grid }: { grid: Grid }) {
  const t = useText()
  const language = useLanguage()
  const section = useSection<PatrolsSection>('patrols')
  const deeds = useField(({ deeds }) => deeds)
  const receipts = useField(({ receipts }) => receipts)
  const [kept, setKept] = useState<{ clientKey: string; name: string }>()
  const [busy, setBusy] = useState(false)
  if (!section) return null
  const checks = knownChecks(section, deeds, receipts)
  const now = fieldNow()
  const points = pointsHere(weekPoints(section.routes, checks, now), grid, now)
  if (points.length === 0 && !kept) return null

  async function check(about: WeekPoint) {
    if (busy) return
    setBusy(true)
    try {
      const clientKey = await keepNothing(about, language)
      setKept({ clientKey, name: inLanguage(about.point.name, language) })
    } catch (error) {
      // The note above the page says that the phone is full.
      if (!isFull(error)) throw error
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-labelledby="points">
      <h2 id="points">{t('grid.points')}</h2>
      {kept && (
        <TakeBack
          key={kept.clientKey}
          clientKey={kept.clientKey}
          words={t('patrol.kept', { name: kept.name })}
          onGone={() => setKept(undefined)}
        />
      )}
      <ul className="grid-points">
        {points.map((about) => {
          const name = inLanguage(about.point.name, language)
          return (
            <li key={about.key}>
              <p>
                <b>{name}</b> <span className="hint">{t(`patrol.${about.due}`)}</span>
              </p>
              <button
                type="button"
                className="button button-main"
                disabled={busy}
                aria-label={`${findings.NOTHING[language]} ${name}`}
                onClick={() => void check(about)}
              >
                <Icon name="check" /> {findings.NOTHING[language]}
              </button>
              <Link
                to={findingPath(about, about.point)}
                className="button button-bad"
                aria-label={`${findings.FINDING[language]} ${name}`}
              >
                <Icon name="alarm" /> {findings.FINDING[language]}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
