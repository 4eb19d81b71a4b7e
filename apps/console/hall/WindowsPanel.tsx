import { useLanguage } from '#apps/kit/i18n.ts'
import { type HallQueue, ticketStates } from '#contract/hall.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'

/** Every window of the hall at a glance; who sits there is nobody's figure. */
export function WindowsPanel({ queue }: { queue: HallQueue }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Panel title={t('hall.windows')}>
      <ul className="hall-windows">
        {queue.windows.map(({ number, seat, ticket }) => (
          <li key={number} data-seat={seat}>
            <span>{t('hall.window', { n: number })}</span>
            <strong className="digits">{ticket?.number ?? '–'}</strong>
            <span className="soft">
              {ticket
                ? ticketStates[ticket.state][language]
                : t(seat === 'FREE' ? 'hall.free' : seat === 'MINE' ? 'hall.mine' : 'hall.idle')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
