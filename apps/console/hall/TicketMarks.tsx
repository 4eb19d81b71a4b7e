import { Icon } from '#apps/kit/Icon.tsx'
import type { QueueTicket } from '#contract/hall.ts'
import { useText } from '../texts.ts'

/** What sets a ticket apart, in words and not by colour alone. */
export function TicketMarks({ ticket }: { ticket: QueueTicket }) {
  const t = useText()
  return (
    <>
      {ticket.priority && (
        <span className="tag" data-tone="jade">
          <Icon name="star" />
          {t('hall.priority')}
        </span>
      )}
      {ticket.appointmentId && (
        <span className="tag">
          <Icon name="clock" />
          {t('hall.appointment')}
        </span>
      )}
      {ticket.missed > 0 && (
        <span className="tag" data-tone="amber">
          {t('hall.missed')}
        </span>
      )}
    </>
  )
}
