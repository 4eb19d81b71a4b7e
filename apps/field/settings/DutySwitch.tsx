import { useState } from 'react'
import type { SetHours } from '#contract/hours.ts'
import { type DutyState, longestSwitchDays, standardHours } from '#contract/hours-words.ts'
import { useText } from '../texts.ts'
import { ends, inDays } from './my-hours.ts'

/** How long it is to hold: always to an end, so that nobody stays away by forgetting it. */
export function DutySwitch(props: {
  duty: DutyState
  onChoose: (override: NonNullable<SetHours['override']>) => void
  onCancel: () => void
}) {
  const t = useText()
  const { duty, onChoose, onCancel } = props
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
        <span key={n}>{option(t('hours.hours', { n }), () => ends.inHours(n))}</span>
      ))}
      {option(t('hours.midnight'), ends.midnight)}
      {option(t('hours.morning', { at: standardHours.from }), () => ends.morning(inDays(1)))}
      {duty === 'OFF' && (
        <label>
          {t('hours.day')}
          <input
            type="date"
            value={day}
            min={inDays(1)}
            max={inDays(longestSwitchDays - 1)}
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
