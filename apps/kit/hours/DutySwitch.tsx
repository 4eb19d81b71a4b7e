import { useState } from 'react'
import type { SetHours } from '#contract/hours.ts'
import { type DutyState, longestSwitchDays, standardHours } from '#contract/hours-words.ts'
import { ends, inDays } from './ends.ts'
import { useHoursText } from './words.ts'

/** How long it is to hold: always to an end, so that nobody stays away by forgetting it. */
export function DutySwitch(props: {
  duty: DutyState
  /** By the clock of the server, in milliseconds. */
  now: number
  onChoose: (override: NonNullable<SetHours['override']>) => void
  onCancel: () => void
}) {
  const t = useHoursText()
  const { duty, now, onChoose, onCancel } = props
  const [day, setDay] = useState('')
  const option = (words: string, end: () => string) => (
    <button type="button" className="button" onClick={() => onChoose({ duty, until: end() })}>
      {words}
    </button>
  )
  return (
    <fieldset className="duty-ways">
      <legend>{t('hours.howLong')}</legend>
      {[1, 2, 4].map((n) => (
        <span key={n}>{option(t('hours.hours', { n }), () => ends.inHours(now, n))}</span>
      ))}
      {option(t('hours.midnight'), () => ends.midnight(now))}
      {option(t('hours.morning', { at: standardHours.from }), () => ends.morning(inDays(now, 1)))}
      {duty === 'OFF' && (
        <label>
          {t('hours.day')}
          <input
            type="date"
            value={day}
            min={inDays(now, 1)}
            max={inDays(now, longestSwitchDays - 1)}
            onChange={({ target }) => setDay(target.value)}
          />
        </label>
      )}
      {duty === 'OFF' && day !== '' && option(t('hours.off'), () => ends.morning(day))}
      <button type="button" className="button button-quiet" onClick={onCancel}>
        {t('hours.cancel')}
      </button>
    </fieldset>
  )
}
