import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { type BookingView, bookingPurposes, type HallView } from '#contract/rooms.ts'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { useText } from '../texts.ts'
import { spanOf } from './BookingLine.tsx'

/** What is known of a booking, and what may be done with it. */
export function BookingDetails(props: {
  hall: HallView
  day: string
  booking: BookingView
  onMove: () => void
  onCancel: () => void
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  useReturnFocus()
  const { booking, hall } = props
  const room = hall.rooms.find(({ code }) => code === booking.room)
  return (
    <Drawer
      open
      title={t('rooms.details')}
      size={Math.min(460, window.innerWidth)}
      onClose={props.onClose}
      closable={{ 'aria-label': t('app.close') }}
      footer={
        booking.mayChange && (
          <div className="drawer-foot">
            <Button danger onClick={props.onCancel}>
              {t('rooms.cancel')}
            </Button>
            <Button type="primary" onClick={props.onMove}>
              {t('rooms.move')}
            </Button>
          </div>
        )
      }
    >
      <dl className="item-facts">
        <div>
          <dt>{t('rooms.room')}</dt>
          <dd>{inLanguage(room?.name, language) || booking.room}</dd>
        </div>
        <div>
          <dt>{t('rooms.time')}</dt>
          <dd className="digits">
            {props.day} {spanOf(booking)}
          </dd>
        </div>
        <div>
          <dt>{t('rooms.purpose')}</dt>
          <dd>
            {booking.purpose
              ? inLanguage(bookingPurposes[booking.purpose], language)
              : t('rooms.hidden')}
          </dd>
        </div>
        {booking.case && (
          <div>
            <dt>{t('rooms.case')}</dt>
            <dd>
              <Link to="/cases/$caseId" params={{ caseId: booking.case.id }}>
                <span className="digits">{booking.case.caseCode}</span> {booking.case.title}
              </Link>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('rooms.unit')}</dt>
          <dd>{inLanguage(booking.unit.name, language)}</dd>
        </div>
      </dl>
    </Drawer>
  )
}
