import { Icon, type IconName } from './Icon.tsx'
import { useLanguage } from './i18n.ts'
import { useNow } from './now.ts'
import { type ClockTimes, type ClockTone, clockTone, clockWords, dateTimeOf } from './time.ts'

const looks: Record<ClockTone, [IconName, string]> = {
  overdue: ['alarm', 'red'],
  soon: ['clock', 'amber'],
  running: ['clock', 'grey'],
  paused: ['pause', 'grey'],
  kept: ['check', 'green'],
  missed: ['alarm', 'red'],
}

/** Remaining or exceeded time in words; the exact instant on hover and to screen readers. */
export function ClockTag({ clock }: { clock: ClockTimes }) {
  const language = useLanguage()
  const now = useNow()
  const [icon, tone] = looks[clockTone(clock, now)]
  return (
    <span className="tag digits" data-tone={tone} title={dateTimeOf(clock.dueAt)}>
      <Icon name={icon} />
      {clockWords(clock, now, language)}
      <span className="visually-hidden">{dateTimeOf(clock.dueAt)}</span>
    </span>
  )
}
