import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { ClockTag } from '#apps/kit/ClockTag.tsx'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { dateTimeOf, shortTimeOf } from '#apps/kit/time.ts'
import type { CaseRow } from '#contract/api.ts'
import type { PresenceView } from '#contract/workbench.ts'
import { Marks } from '../case/Marks.tsx'
import { Lookers } from '../presence/Lookers.tsx'
import { type TextKey, useText } from '../texts.ts'

export const columns: readonly { key: TextKey; className: string }[] = [
  { key: 'worklist.code', className: 'cell-code' },
  { key: 'worklist.what', className: 'cell-title' },
  { key: 'worklist.category', className: 'cell-category' },
  { key: 'worklist.place', className: 'cell-place' },
  { key: 'worklist.state', className: 'cell-state' },
  { key: 'worklist.unit', className: 'cell-unit' },
  { key: 'worklist.clock', className: 'cell-clock' },
  { key: 'worklist.received', className: 'cell-received' },
]

export function CaseRowView(props: {
  row: CaseRow
  index: number
  active: boolean
  select: (row: CaseRow) => void
  marked: boolean
  lookers: PresenceView[number]['people'] | undefined
  toggle: (row: CaseRow) => void
  style: CSSProperties
}) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { row } = props
  const dueAt = row.nextDueAt ?? row.dueAt
  return (
    // The link in it is the keyboard's way; a click beside it only saves the mouse a step.
    <tr
      aria-rowindex={props.index + 2}
      data-active={props.active}
      className="case-row"
      style={props.style}
      onClick={(event) => {
        // The link has its own way to go.
        if (!event.defaultPrevented) props.select(row)
      }}
    >
      <td className="cell-mark">
        <input
          type="checkbox"
          aria-label={t('bulk.mark', { code: row.caseCode })}
          checked={props.marked}
          onChange={() => props.toggle(row)}
        />
      </td>
      <td className="cell-code digits">{row.caseCode}</td>
      <td className="cell-title">
        <Link
          to="/cases/$caseId"
          params={{ caseId: row.id }}
          data-row={props.index}
          aria-current={props.active ? 'true' : undefined}
          tabIndex={props.active ? 0 : -1}
          onFocus={() => props.active || props.select(row)}
        >
          {row.title}
        </Link>
        <Marks row={row} />
        <Lookers people={props.lookers} brief />
        {row.takenBy && (
          <span className="taker" title={t('worklist.takenBy', { name: row.takenBy.name })}>
            <span aria-hidden="true">{row.takenBy.name.slice(0, 1)}</span>
            <span className="visually-hidden">
              {t('worklist.takenBy', { name: row.takenBy.name })}
            </span>
          </span>
        )}
      </td>
      <td className="cell-category">
        {row.category ? (
          <>
            {inLanguage(row.category.name, language)}
            {!row.category.confirmed && (
              <span className="unconfirmed">{t('worklist.unconfirmed')}</span>
            )}
          </>
        ) : (
          <span className="unconfirmed">{t('worklist.noCategory')}</span>
        )}
      </td>
      <td className="cell-place">{inLanguage(row.region.name, language)}</td>
      <td className="cell-state">
        <StateTag state={row.state} />
      </td>
      <td className="cell-unit">
        {row.leadUnit ? inLanguage(row.leadUnit.name, language) : <span className="soft">—</span>}
      </td>
      <td className="cell-clock">{dueAt && <ClockTag clock={{ dueAt }} />}</td>
      <td className="cell-received digits" title={dateTimeOf(row.receivedAt)}>
        <Icon name="inbox" /> {shortTimeOf(row.receivedAt, now)}
      </td>
    </tr>
  )
}
