import './same.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '#contract/api.ts'
import { caseStates } from '#contract/states.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { CandidateItem } from './CandidateItem.tsx'
import { likenessQuery } from './queries.ts'
import { GatheredPanel, RelatedPanel } from './Together.tsx'
import { useJoining } from './use-joining.ts'

/** More than this is asked for: the likeliest stand first. */
const shownAtOnce = 3

/** What may be the same, what is linked and what was merged; absent where there is nothing to decide. */
export function SamePanel({ matter }: { matter: CaseView }) {
  const t = useText()
  const query = useQuery(likenessQuery(matter.id))
  const { join, busy } = useJoining(matter.id)
  const [all, setAll] = useState(false)
  const mayJoin = matter.commands.some(({ command, allowed }) => command === 'merge' && allowed)
  const open = caseStates[matter.state].open
  if (!query.data) {
    if (!mayJoin) return null
    return (
      <Panel title={t('same.title')}>
        {query.isError ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Loading lines={2} />
        )}
      </Panel>
    )
  }
  const { candidates, related, gathered, answers } = query.data
  const shown = all ? candidates : candidates.slice(0, shownAtOnce)
  return (
    <>
      {(gathered.length > 0 || answers.reports > 1) && (
        <GatheredPanel gathered={gathered} answers={answers} />
      )}
      {related.length > 0 && <RelatedPanel {...{ matter, related, join, busy }} />}
      {open && (mayJoin || candidates.length > 0) && (
        <Panel title={t('same.title')} count={candidates.length}>
          {candidates.length === 0 && <p className="soft">{t('same.none')}</p>}
          <ul className="candidates-same">
            {shown.map((candidate) => (
              <CandidateItem key={candidate.id} {...{ matter, candidate, mayJoin, busy, join }} />
            ))}
          </ul>
          {shown.length < candidates.length && (
            <Button type="link" onClick={() => setAll(true)}>
              {t('app.more')}
            </Button>
          )}
        </Panel>
      )}
    </>
  )
}
