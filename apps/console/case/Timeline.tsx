import { Segmented } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { TimelineRow } from '#contract/api.ts'
import { commands } from '#contract/cases.ts'
import { type Role, roles } from '#contract/roles.ts'
import { useUnitsByCode } from '../forms/use-search.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { detailsOf, type TimelineFilter, timelineShows, unitCodesOf } from './timeline-details.ts'

/** Newest first: who has the matter now matters most. */
export function Timeline({ rows }: { rows: readonly TimelineRow[] }) {
  const t = useText()
  const language = useLanguage()
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const codes = [...new Set(rows.flatMap(unitCodesOf))]
  const names = new Map(
    useUnitsByCode(codes).map((unit) => [unit.code, inLanguage(unit.name, language)]),
  )
  const shown = rows.filter((row) => timelineShows(row, filter)).toSorted((a, b) => b.seq - a.seq)
  return (
    <Panel
      title={t('case.timeline')}
      count={rows.length}
      actions={
        <Segmented<TimelineFilter>
          className="no-print"
          size="small"
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: t('case.timelineAll') },
            { value: 'moves', label: t('case.timelineMoves') },
            { value: 'notes', label: t('case.timelineNotes') },
            { value: 'supervision', label: t('case.timelineSupervision') },
          ]}
        />
      }
    >
      <ol className="timeline">
        {shown.map((row) => (
          <li key={row.seq} data-moved={row.from !== row.to}>
            <div className="timeline-head">
              <strong>{commands[row.command][language]}</strong>
              {row.from !== row.to && <StateTag state={row.to} />}
              <time className="soft digits" dateTime={row.at}>
                {dateTimeOf(row.at)}
              </time>
            </div>
            <p className="soft">
              {[
                row.takenBy && row.takenBy !== row.person
                  ? `${row.person} → ${row.takenBy}`
                  : row.person,
                Object.hasOwn(roles, row.role) ? roles[row.role as Role][language] : row.role,
                inLanguage(row.unit?.name, language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {row.reason && <p className="timeline-reason">{row.reason}</p>}
            <dl className="timeline-data">
              {detailsOf(row, language, (code) => names.get(code) ?? code).map(
                ({ name, value }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ),
              )}
            </dl>
            <span className="timeline-hash digits" title={`${t('case.timelineChain')} ${row.hash}`}>
              #{row.seq} {row.hash.slice(0, 10)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
