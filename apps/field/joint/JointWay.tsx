import { Icon } from '#apps/kit/Icon.tsx'
import { guestRoles } from '#contract/joint-words.ts'
import { fieldNow, useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { mineOf } from './fold.ts'
import { isMyTurn, type Standing, standingOf } from './standing.ts'
import { useJoint } from './use-joint.ts'
import { VisitCard } from './VisitCard.tsx'

const day = 86_400_000

/** Visits that want something of me, or take me out within a day. */
export function useJointDue() {
  const posts = useField(({ me }) => me?.posts) ?? []
  const now = fieldNow()
  const isGuest = posts.some(({ role }) => (guestRoles as readonly string[]).includes(role))
  const due = (useJoint() ?? [])
    .map((visit) => ({ visit, standing: standingOf(visit, mineOf(visit, posts), now) }))
    // Who comes from outside sees all that is ahead; who lives with the grid what is near.
    .filter(
      ({ visit, standing }) =>
        isMyTurn(standing) ||
        (standing === 'COME' && (isGuest || Date.parse(visit.plannedAt) < now + day)) ||
        (standing === 'WAIT' && isGuest),
    )
    .sort((a, b) => turn(a.standing) - turn(b.standing))
  return { due, isGuest }
}

const turn = (standing: Standing) => (isMyTurn(standing) ? 0 : 1)

/** On today's page, before all else: for police and judges it is what they come for. */
export function JointWay({ due, isGuest }: ReturnType<typeof useJointDue>) {
  const t = useText()
  if (due.length === 0)
    return isGuest ? (
      <p className="hint">
        <Icon name="users" /> {t('joint.noneGuest')}
      </p>
    ) : null
  return (
    <section aria-labelledby="joint-today">
      <h2 id="joint-today" className="band">
        <Icon name="users" /> {t('page.joint')} <span>{due.length}</span>
      </h2>
      <ul className="tasks">
        {due.map(({ visit, standing }) => (
          <li key={visit.id}>
            <VisitCard visit={visit} standing={standing} />
          </li>
        ))}
      </ul>
    </section>
  )
}
