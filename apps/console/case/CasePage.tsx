import './case.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { JointPanel } from '../joint/JointPanel.tsx'
import { useCommandKeys } from '../keys/command-keys.ts'
import { caseQuery } from '../queries.ts'
import { AnswersPanel } from '../questions/AnswersPanel.tsx'
import { caseRoute } from '../router.tsx'
import { SamePanel } from '../same/SamePanel.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { VisitsPanel } from '../visits/VisitsPanel.tsx'
import { CaseHeader } from './CaseHeader.tsx'
import { ClocksPanel } from './ClocksPanel.tsx'
import { CommandFor, type Wanted } from './CommandFor.tsx'
import { CommandsPanel } from './CommandsPanel.tsx'
import { DelayPanel } from './DelayPanel.tsx'
import { FilesPanel } from './FilesPanel.tsx'
import { PlacePanel } from './PlacePanel.tsx'
import { ReportsPanel } from './ReportsPanel.tsx'
import { Timeline } from './Timeline.tsx'
import { TracesPanel } from './TracesPanel.tsx'
import { WorkPanels } from './WorkPanels.tsx'

/** Everything about a matter in one screen: what was said, what may be done, what has been done. */
export function CasePage() {
  const { caseId } = caseRoute.useParams()
  const query = useQuery(caseQuery(caseId))
  const [wanted, want] = useState<Wanted>()
  useCommandKeys((commands) => want({ caseId, commands }))
  useTitle(query.data ? `${query.data.caseCode} ${query.data.title}` : '')
  if (query.isPending) return <Loading lines={10} />
  if (!query.data) {
    return <Failure error={query.error} retry={() => void query.refetch()} />
  }
  const matter = query.data
  return (
    <article className="case" aria-labelledby="case-title">
      <CaseHeader matter={matter} />
      <div className="case-columns">
        <div className="case-left">
          <ReportsPanel matter={matter} />
          <AnswersPanel matter={matter} />
          <SamePanel matter={matter} />
          <WorkPanels matter={matter} />
          <JointPanel caseId={matter.id} />
          <VisitsPanel caseId={matter.id} caseCode={matter.caseCode} />
          <Timeline rows={matter.timeline} />
        </div>
        <aside className="case-right">
          <CommandsPanel
            commands={matter.commands}
            onChoose={({ command }) => want({ caseId, commands: [command] })}
          />
          <ClocksPanel clocks={matter.clocks} />
          <DelayPanel matter={matter} />
          <PlacePanel matter={matter} />
          <FilesPanel attachments={matter.attachments} />
          <TracesPanel matter={matter} />
        </aside>
      </div>
      {wanted && (
        <CommandFor key={wanted.commands[0]} {...wanted} onClose={() => want(undefined)} />
      )}
    </article>
  )
}
