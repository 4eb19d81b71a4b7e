import { Button } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { BookingView, HallView } from '#contract/rooms.ts'
import { ProblemNotice } from '../forms/ProblemNotice.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { BookingLine } from './BookingLine.tsx'
import { useChange } from './use-bookings.ts'

/** What was cancelled that day: it can be taken back while the room is free. */
export function Cancelled(props: { bookings: readonly BookingView[]; hall: HallView }) {
  const t = useText()
  const language = useLanguage()
  const change = useChange('bookings', 'rooms.restored', () => undefined)
  if (props.bookings.length === 0) return null
  return (
    <Panel title={t('rooms.cancelled')} count={props.bookings.length} className="rooms-cancelled">
      {change.problem && <ProblemNotice problem={change.problem} />}
      <ul>
        {props.bookings.map((booking) => (
          <li key={booking.id}>
            <span>
              {inLanguage(
                props.hall.rooms.find(({ code }) => code === booking.room)?.name,
                language,
              )}{' '}
              <BookingLine booking={booking} />
            </span>
            {booking.mayChange && (
              <Button
                icon={<Icon name="undo" />}
                loading={change.isPending}
                onClick={() =>
                  change.send({
                    method: 'DELETE',
                    path: `/room-bookings/${booking.id}/cancellation`,
                    query: { version: booking.version },
                  })
                }
              >
                {t('rooms.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
