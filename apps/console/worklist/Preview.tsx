import '../case/case.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ClockTag } from '#apps/kit/ClockTag.tsx'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { shortTimeOf } from '#apps/kit/time.ts'
import type { CommandView } from '#contract/api.ts'
import { commands } from '#contract/cases.ts'
import { CommandsPanel } from '../case/CommandsPanel.tsx'
import { FilesPanel } from '../case/FilesPanel.tsx'
import { Marks } from '../case/Marks.tsx'
import { ReportsPanel } from '../case/ReportsPanel.tsx'
import { useSettled } from '../forms/use-search.ts'
import { Lookers } from '../presence/Lookers.tsx'
import { useLooking, usePresence } from '../presence/use-presence.ts'
import { caseQuery } from '../queries.ts'
import { SamePanel } from '../same/SamePanel.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'

const latest = 4

/** What decides the next step of a matter: what was said, what was proposed, what may be done. */
export function Preview(props: {
  caseId: string
  postId: string
  give: (command: CommandView) => void
}) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  // Who runs down the list with a key held does not fetch every matter passed.
  const caseId = useSettled(props.caseId)
  const query = useQuery(caseQuery(caseId))
  useLooking(caseId, props.postId)
  const lookers = usePresence([caseId]).get(caseId)
  if (query.isPending || caseId !== props.caseId) return <Loading lines={6} />
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />
  const matter = query.data
  const dueAt = matter.nextDueAt ?? matter.dueAt
  return (
    <div className="preview">
      <header>
        <p className="preview-facts">
          <span className="digits">{matter.caseCode}</span>
          <StateTag state={matter.state} />
          {dueAt && <ClockTag clock={{ dueAt }} />}
          <Marks row={matter} />
          <Lookers people={lookers} />
        </p>
        <h2>
          <Link to="/cases/$caseId" params={{ caseId }}>
            {matter.title}
          </Link>
        </h2>
        <p className="preview-facts soft">
          <span>
            <Icon name="place" /> {inLanguage(matter.region.name, language)}
          </span>
          {matter.category && <span>{inLanguage(matter.category.name, language)}</span>}
          {matter.leadUnit && <span>{inLanguage(matter.leadUnit.name, language)}</span>}
        </p>
        {matter.emergency && (
          <p className="notice" data-tone="red">
            <Icon name="alarm" /> {matter.emergency.number} ·{' '}
            {inLanguage(matter.emergency.hint, language)}
          </p>
        )}
      </header>
      <CommandsPanel title={t('side.commands')} commands={matter.commands} onChoose={props.give} />
      <ReportsPanel matter={matter} />
      <SamePanel matter={matter} />
      {matter.attachments.length > 0 && <FilesPanel attachments={matter.attachments} />}
      <Panel title={t('side.latest')}>
        <ol className="plain preview-latest">
          {matter.timeline
            .slice(-latest)
            .toReversed()
            .map((row) => (
              <li key={row.seq}>
                <span className="soft digits">{shortTimeOf(row.at, now)}</span>{' '}
                <strong>{commands[row.command][language]}</strong> {row.person}{' '}
                {inLanguage(row.unit?.name, language)} <span className="soft">{row.reason}</span>
              </li>
            ))}
        </ol>
      </Panel>
    </div>
  )
}
