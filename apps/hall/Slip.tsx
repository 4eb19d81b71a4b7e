import { useEffect, useMemo } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Qr, qrCells } from '#apps/kit/Qr.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { TicketView } from '#contract/hall.ts'
import { useText } from './texts.ts'

/** The next person finds the kiosk free, though nobody pressed anything. */
const shownMs = 30_000

/** The number, on the screen and on a slip of 80 mm. */
export function Slip({ ticket, onDone }: { ticket: TicketView; onDone: () => void }) {
  const t = useText()
  const language = useLanguage()
  const cells = useMemo(() => qrCells(`${location.origin}/q/${ticket.token}`), [ticket.token])
  useEffect(() => {
    const timer = setTimeout(onDone, shownMs)
    return () => clearTimeout(timer)
  }, [onDone])
  return (
    <main className="slip">
      <div className="slip-paper">
        <p>{inLanguage(ticket.hall.name, language)}</p>
        <h1>
          <span className="slip-title">{t('slip.title')}</span>{' '}
          <strong className="digits">{ticket.number}</strong>
        </h1>
        <p>
          {inLanguage(ticket.kind, language)}
          {ticket.priority && ` · ${t('slip.priority')}`}
        </p>
        <p className="slip-ahead" role="status">
          {ticket.ahead === 0 ? t('slip.next') : t('slip.ahead', { n: ticket.ahead })}
        </p>
        <Qr cells={cells} label={t('slip.qr')} />
        <p className="soft">{t('slip.listen')}</p>
        <p className="soft digits">{t('slip.taken', { at: dateTimeOf(ticket.takenAt) })}</p>
      </div>
      <div className="slip-actions no-print">
        <button type="button" onClick={() => print()}>
          <Icon name="print" /> {t('slip.print')}
        </button>
        <button type="button" className="main-button" onClick={onDone}>
          {t('slip.done')}
        </button>
      </div>
    </main>
  )
}
