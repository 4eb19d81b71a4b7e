import './joint.css'
import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import type { FieldCase } from '#contract/field.ts'
import { fieldNow, useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { mineOf, planningPost } from './fold.ts'
import { PlanSheet } from './PlanSheet.tsx'
import { standingOf } from './standing.ts'
import { useJoint } from './use-joint.ts'
import { VisitCard } from './VisitCard.tsx'

/** On a matter: its joint visits, and the way to plan one for whoever may note something on it. */
export function JointOfCase({ caseFile }: { caseFile: FieldCase }) {
  const t = useText()
  const [planning, setPlanning] = useState(false)
  const posts = useField(({ me }) => me?.posts) ?? []
  const visits = (useJoint() ?? []).filter(({ caseId }) => caseId === caseFile.id)
  const mayPlan =
    planningPost(posts, caseFile.region.code) !== undefined &&
    caseFile.commands.some(({ command, allowed }) => command === 'comment' && allowed)
  if (visits.length === 0 && !mayPlan) return null
  return (
    <section aria-label={t('joint.ofCase')} className="joint-of-case">
      {visits.length > 0 && <h2>{t('joint.ofCase')}</h2>}
      <ul className="tasks">
        {visits.map((visit) => (
          <li key={visit.id}>
            <VisitCard
              visit={visit}
              standing={standingOf(visit, mineOf(visit, posts), fieldNow())}
            />
          </li>
        ))}
      </ul>
      {mayPlan && (
        <button type="button" className="button button-quiet" onClick={() => setPlanning(true)}>
          <Icon name="users" /> {t('joint.plan')}
        </button>
      )}
      {planning && <PlanSheet caseFile={caseFile} onClose={() => setPlanning(false)} />}
    </section>
  )
}
