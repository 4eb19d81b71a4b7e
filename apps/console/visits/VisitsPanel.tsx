import './visits.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { type NoteView, visitKinds } from '#contract/visits.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { NoteForm } from './NoteForm.tsx'
import { NoteSlip } from './NoteSlip.tsx'
import { visitsQuery } from './use-visits.ts'
import { VisitForm } from './VisitForm.tsx'

/** How often somebody had to come for this matter, and what was handed back. */
export function VisitsPanel({ caseId, caseCode }: { caseId: string; caseCode: string }) {
  const t = useText()
  const language = useLanguage()
  const query = useQuery(visitsQuery(caseId))
  const [open, setOpen] = useState<'visit' | 'note'>()
  const [slip, setSlip] = useState<NoteView>()
  if (query.isPending) return <Loading lines={2} />
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />
  const { visits, notes, recordsFor } = query.data
  const told = notes.filter((note) => note.missing.length > 0).length
  const toggle = (form: 'visit' | 'note') => setOpen(open === form ? undefined : form)
  // Most matters are settled without anybody coming: then there is nothing to show.
  if (visits.length + notes.length === 0 && !recordsFor) return null
  return (
    <Panel
      title={t('visits.title')}
      hint={visits.length > 0 ? t('visits.count', { n: visits.length }) : t('visits.none')}
    >
      <ul className="rows">
        {visits.map((visit) => (
          <li key={visit.id}>
            <span className="tag">
              <Icon name="user" /> {visitKinds[visit.kind][language]}
            </span>
            <span>{inLanguage(visit.hall.name, language)}</span>
            {visit.reasonAgain && <strong>{visit.reasonAgain}</strong>}
            <span className="soft digits">
              {dateTimeOf(visit.at)}
              {visit.ticket && ` · ${t('visits.ticket', { n: visit.ticket })}`}
              {visit.by && ` · ${t('visits.by', { name: visit.by })}`}
            </span>
          </li>
        ))}
        {notes.map((note) => (
          <li key={note.id}>
            <Button size="small" icon={<Icon name="file" />} onClick={() => setSlip(note)}>
              {t('visits.note')}
            </Button>
            {note.missing.length > 0 && (
              <span>
                {t('visits.missing')}：{note.missing.join('、')}
              </span>
            )}
            {note.handedBack.length > 0 && (
              <span>
                {t('visits.handedBack')}：{note.handedBack.join('、')}
              </span>
            )}
            <span className="soft digits">{dateTimeOf(note.at)}</span>
          </li>
        ))}
      </ul>
      {told > 1 && (
        <p className="notice" data-tone="amber">
          {t('visits.toldTimes', { n: told })}
        </p>
      )}
      {recordsFor && (
        <div className="visit-acts no-print">
          <Button aria-expanded={open === 'visit'} onClick={() => toggle('visit')}>
            {t('visits.record')}
          </Button>
          <Button aria-expanded={open === 'note'} onClick={() => toggle('note')}>
            {t('visits.write')}
          </Button>
          <span className="soft">
            {t('visits.for', { hall: inLanguage(recordsFor.name, language) })}
          </span>
        </div>
      )}
      {open === 'visit' && (
        <VisitForm
          caseId={caseId}
          purpose={visits.length === 0 ? 'FIRST' : 'SUPPLEMENT'}
          onDone={() => setOpen(undefined)}
        />
      )}
      {open === 'note' && (
        <NoteForm
          caseId={caseId}
          onDone={(note) => {
            setOpen(undefined)
            setSlip(note)
          }}
        />
      )}
      {slip && <NoteSlip note={slip} caseCode={caseCode} onClose={() => setSlip(undefined)} />}
    </Panel>
  )
}
