import { Button } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { BookingView, HallView } from '#contract/rooms.ts'
import { useText } from '../texts.ts'
import { BookingLine } from './BookingLine.tsx'

/** The same day on a phone: room by room, what is booked in it. */
export function DayList(props: {
  hall: HallView
  bookings: readonly BookingView[]
  mayBook: boolean
  onBook: (room: string) => void
  onOpen: (booking: BookingView) => void
}) {
  const t = useText()
  const language = useLanguage()
  return (
    <ul className="day-list">
      {props.hall.rooms.map((room) => {
        const own = props.bookings.filter((booking) => booking.room === room.code)
        const name = inLanguage(room.name, language)
        return (
          <li key={room.code}>
            <div className="day-list-head">
              <h2>{name}</h2>
              {props.mayBook && (
                <Button
                  icon={<Icon name="plus" />}
                  aria-label={`${t('rooms.book')} ${name}`}
                  onClick={() => props.onBook(room.code)}
                >
                  {t('rooms.book')}
                </Button>
              )}
            </div>
            {own.length === 0 && <p className="soft">{t('rooms.none')}</p>}
            {own.map((booking) => (
              <button
                key={booking.id}
                type="button"
                className="day-list-booking"
                data-mine={booking.mayChange}
                onClick={() => props.onOpen(booking)}
              >
                <BookingLine booking={booking} />
              </button>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
