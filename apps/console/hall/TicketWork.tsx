import '../intake/intake.css'
import '../visits/visits.css'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import type { QueueTicket } from '#contract/hall.ts'
import { ReceiptView } from '../intake/ReceiptView.tsx'
import { ReportForm } from '../intake/ReportForm.tsx'
import type { StaffReceiptView } from '../intake/use-report.ts'
import { useText } from '../texts.ts'
import { VisitForm } from '../visits/VisitForm.tsx'
import { MatterActs } from './MatterActs.tsx'

/** What the person came for: a new matter, taken down in place, or one that is there already. */
export function TicketWork({ ticket, hallCode }: { ticket: QueueTicket; hallCode: string }) {
  const t = useText()
  const [open, setOpen] = useState<'intake' | 'existing'>()
  const [receipt, setReceipt] = useState<StaffReceiptView>()
  const toggle = (form: 'intake' | 'existing') => setOpen(open === form ? undefined : form)
  return (
    <section className="hall-work" aria-label={t('hall.matter')}>
      {ticket.case && (
        <p className="notice" data-tone="jade">
          <Icon name="link" /> {t('hall.linked')}{' '}
          <Link to="/cases/$caseId" params={{ caseId: ticket.case.id }} className="digits">
            {ticket.case.caseCode}
          </Link>
        </p>
      )}
      {ticket.case && (
        <MatterActs
          key={ticket.case.id}
          matter={ticket.case}
          hallCode={hallCode}
          ticketId={ticket.id}
        />
      )}
      {!receipt && (
        <div className="hall-acts">
          <Button
            icon={<Icon name="pen" />}
            aria-expanded={open === 'intake'}
            onClick={() => toggle('intake')}
          >
            {t('hall.intake')}
          </Button>
          <Button
            icon={<Icon name="search" />}
            aria-expanded={open === 'existing'}
            onClick={() => toggle('existing')}
          >
            {t('hall.existing')}
          </Button>
        </div>
      )}
      {receipt && (
        <ReceiptView
          receipt={receipt}
          onNext={() => {
            setReceipt(undefined)
            setOpen('intake')
          }}
        />
      )}
      {!receipt && open === 'intake' && <ReportForm ticketId={ticket.id} onDone={setReceipt} />}
      {!receipt && open === 'existing' && (
        <VisitForm
          hallCode={hallCode}
          ticketId={ticket.id}
          purpose={ticket.kind.code === 'PICKUP' ? 'PICKUP' : 'SUPPLEMENT'}
          onDone={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}
