import { useId, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { shortTimeOf } from '#apps/kit/time.ts'
import { findings } from '#contract/patrol-words.ts'
import { isFull } from '../store/full.ts'
import { fieldNow } from '../store/state.ts'
import { useText } from '../texts.ts'
import { metresBetween, metresWords, type Spot } from '../today/way.ts'
import { keepNothing } from './checks.ts'
import { findingPath, type WeekPoint } from './points.ts'

/** Metres within which a finding is where the phone is, and not where the point is (OWN). */
const near = 200

interface Props {
  about: WeekPoint
  spot: Spot | undefined
  open: boolean
  /** There are routes to tell apart. */
  several: boolean
  onOpen: (open: boolean) => void
  onKept: (clientKey: string, name: string) => void
}

/** A checkpoint; opened, what to look at there and the two answers. */
export function PointCard({ about, spot, open, several, onOpen, onKept }: Props) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const { point, route, due, planned, done, last } = about
  const name = inLanguage(point.name, language)
  const metres = spot && metresBetween(spot, point)
  return (
    <article className="patrol-point" data-due={due}>
      <h3>
        <button type="button" aria-expanded={open} aria-controls={id} onClick={() => onOpen(!open)}>
          <span className="patrol-name">
            {due === 'DONE' && <Icon name="check" />} {name}
          </span>
          {metres !== undefined && (
            <span className="patrol-way digits">
              {t('patrol.far', { way: metresWords(metres, language) })}
            </span>
          )}
          <span className="patrol-times">
            {several && `${inLanguage(route.name, language)} · `}
            {t('patrol.times', { n: planned, done })}
            {last &&
              ` · ${t('patrol.last', {
                at: shortTimeOf(last.at, new Date(fieldNow())),
                finding: findings[last.finding][language],
              })}`}
          </span>
        </button>
      </h3>
      <div id={id} hidden={!open}>
        {open && <Answers {...{ about, name, spot, metres, onKept }} />}
      </div>
    </article>
  )
}

function Answers(props: {
  about: WeekPoint
  name: string
  spot: Spot | undefined
  metres: number | undefined
  onKept: (clientKey: string, name: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const { about, name, spot, metres, onKept } = props
  const { point, last } = about
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const place = spot && metres !== undefined && metres <= near ? spot : point

  async function nothingFound() {
    if (busy) return
    setBusy(true)
    try {
      onKept(await keepNothing(about, language, note), name)
    } catch (error) {
      // The note above the page says that the phone is full.
      if (!isFull(error)) throw error
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="patrol-answers">
      {point.hint && (
        <p>
          <Icon name="eye" /> {inLanguage(point.hint, language)}
        </p>
      )}
      {last?.note && <p className="hint">“{last.note}”</p>}
      <div className="patrol-two">
        <button
          type="button"
          className="button button-main"
          disabled={busy}
          onClick={() => void nothingFound()}
        >
          <Icon name="check" /> {findings.NOTHING[language]}
        </button>
        <Link to={findingPath(about, place)} className="button button-main button-finding">
          <Icon name="alarm" /> {findings.FINDING[language]}
        </Link>
      </div>
      <details>
        <summary>
          <Icon name="pen" /> {t('patrol.note')}
        </summary>
        <input
          aria-label={t('patrol.note')}
          value={note}
          maxLength={300}
          onChange={({ target }) => setNote(target.value)}
        />
      </details>
    </div>
  )
}
