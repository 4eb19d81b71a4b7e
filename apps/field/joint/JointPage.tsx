import '../case/case.css'
import './joint.css'
import { useNow } from '#apps/kit/now.ts'
import { guestRoles } from '#contract/joint-words.ts'
import { fieldNow, useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { type KnownVisit, mineOf } from './fold.ts'
import { isMyTurn, type Standing, standingOf } from './standing.ts'
import { useJoint } from './use-joint.ts'
import { VisitCard } from './VisitCard.tsx'
import { VisitPage } from './VisitPage.tsx'

const groups = ['MINE', 'COME', 'WAIT', 'OVER'] as const
const groupOf = (standing: Standing): (typeof groups)[number] =>
  isMyTurn(standing) ? 'MINE' : (standing as 'COME' | 'WAIT' | 'OVER')

/** Visits that I planned or am asked to: what is mine to do first; or one of them. */
export function JointPage({ visitId }: { visitId: string | undefined }) {
  const visits = useJoint()
  return visitId ? (
    <VisitPage visit={visits?.find(({ id }) => id === visitId)} />
  ) : (
    <List visits={visits} />
  )
}

function List({ visits }: { visits: KnownVisit[] | undefined }) {
  const t = useText()
  useNow()
  const posts = useField(({ me }) => me?.posts) ?? []
  const placed = (visits ?? []).map((visit) => ({
    visit,
    standing: standingOf(visit, mineOf(visit, posts), fieldNow()),
  }))
  const isGuest = posts.some(({ role }) => (guestRoles as readonly string[]).includes(role))
  return (
    <div className="page">
      <h1>{t('page.joint')}</h1>
      {!visits && <p className="card empty">{t('joint.never')}</p>}
      {visits?.length === 0 && (
        <div className="card empty">
          <p>
            <b>{t('joint.none')}</b>
          </p>
          <p className="hint">{t(isGuest ? 'joint.noneHint' : 'joint.noneHintWorker')}</p>
        </div>
      )}
      {groups.map((group) => {
        const those = placed.filter(({ standing }) => groupOf(standing) === group)
        if (those.length === 0) return null
        // What is over: the latest first.
        const shown = group === 'OVER' ? those.toReversed() : those
        return (
          <section key={group} aria-labelledby={`joint-${group}`}>
            <h2 id={`joint-${group}`} className="joint-group">
              {t(`joint.${group}`)} <span>{shown.length}</span>
            </h2>
            <ul className="tasks">
              {shown.map(({ visit, standing }) => (
                <li key={visit.id}>
                  <VisitCard visit={visit} standing={standing} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
