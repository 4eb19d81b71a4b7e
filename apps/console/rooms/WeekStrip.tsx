import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateOf } from '#apps/kit/time.ts'
import type { BookingDays } from '#contract/rooms.ts'
import { useText } from '../texts.ts'
import { addDays, weekdayOf } from './slots.ts'

/** The days of a week, each with how much is booked; the chosen one is marked. */
export function WeekStrip(props: {
  day: string
  days: BookingDays['days']
  counts: ReadonlyMap<string, number>
  onDay: (day: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  return (
    <nav className="week-strip" aria-label={t('rooms.week')}>
      <Button
        type="text"
        className="week-back"
        aria-label={t('rooms.weekBefore')}
        icon={<Icon name="down" />}
        onClick={() => props.onDay(addDays(props.day, -7))}
      />
      {props.days.map(({ date, working }) => (
        <button
          key={date}
          type="button"
          aria-current={date === props.day ? 'date' : undefined}
          data-off={!working}
          onClick={() => props.onDay(date)}
        >
          <span>
            {weekdayOf(date, language)}
            {!working && <small> {t('rooms.off')}</small>}
          </span>
          <b className="digits">{date.slice(5)}</b>
          <small>{t('rooms.bookings', { n: props.counts.get(date) ?? 0 })}</small>
        </button>
      ))}
      <Button
        type="text"
        className="week-on"
        aria-label={t('rooms.weekAfter')}
        icon={<Icon name="down" />}
        onClick={() => props.onDay(addDays(props.day, 7))}
      />
      <Button onClick={() => props.onDay(dateOf(new Date()))}>{t('rooms.today')}</Button>
    </nav>
  )
}
