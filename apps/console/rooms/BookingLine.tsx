import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { type BookingView, bookingPurposes } from '#contract/rooms.ts'
import { useText } from '../texts.ts'
import { minutesAt, timeOf } from './slots.ts'

export const spanOf = ({ start, end }: Pick<BookingView, 'start' | 'end'>) =>
  `${timeOf(minutesAt(start))}–${timeOf(minutesAt(end))}`

/** Time, purpose and unit in one line or two. */
export function BookingLine({ booking }: { booking: BookingView }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <span className="digits">{spanOf(booking)}</span>{' '}
      <strong>
        {booking.purpose
          ? inLanguage(bookingPurposes[booking.purpose], language)
          : t('rooms.taken')}
      </strong>{' '}
      <span className="soft">{inLanguage(booking.unit.name, language)}</span>
    </>
  )
}
