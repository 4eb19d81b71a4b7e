import { useQuery } from '@tanstack/react-query'
import { Failure } from '../shell/Failure.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { JointRecord } from './JointRecord.tsx'
import { jointQuery } from './queries.ts'

/** Visits of grid worker, police and judge together, each with its one record; absent without any. */
export function JointPanel({ caseId }: { caseId: string }) {
  const t = useText()
  const query = useQuery(jointQuery(caseId))
  if (query.isError)
    return (
      <Panel title={t('joint.title')}>
        <Failure error={query.error} retry={() => void query.refetch()} />
      </Panel>
    )
  // Most matters have none: nothing is shown while nobody knows.
  if (!query.data?.length) return null
  return (
    <Panel title={t('joint.title')} count={query.data.length}>
      {query.data.map((visit) => (
        <JointRecord key={visit.id} visit={visit} />
      ))}
    </Panel>
  )
}
