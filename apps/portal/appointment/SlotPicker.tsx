import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { dateOf, dateTimeOf } from '#apps/kit/time.ts'
import type { Slots } from '#contract/appointments.ts'
import { appointmentRules } from '#contract/hall-words.ts'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import type { Loaded } from './use-loaded.ts'

const dayMs = 86_400_000

/** A day, and the half hours that are left of it. */
export function SlotPicker(props: {
  day: string
  slots: Loaded<Slots>
  start: string | undefined
  onDay: (day: string) => void
  onStart: (start: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const { slots } = props
  const now = Date.now()
  return (
    <>
      <Field id="appointment-day" label={t('appointment.day')}>
        {(control) => (
          <input
            {...control}
            type="date"
            min={dateOf(new Date(now))}
            max={dateOf(new Date(now + appointmentRules.daysAhead * dayMs))}
            value={props.day}
            onChange={({ target }) => target.value && props.onDay(target.value)}
          />
        )}
      </Field>
      <fieldset className="slots">
        <legend>{t('appointment.time')}</legend>
        {slots.state === 'loading' && <p role="status">{t('app.loading')}</p>}
        {slots.state === 'failed' && <p role="alert">{problemWords(slots.problem, language)}</p>}
        {slots.state === 'loaded' && slots.value.slots.length === 0 && (
          <p role="status">{t('appointment.none')}</p>
        )}
        {slots.state === 'loaded' && (
          <div className="chips">
            {slots.value.slots.map(({ start, free }) => (
              <button
                key={start}
                type="button"
                className="chip"
                aria-pressed={props.start === start}
                aria-disabled={free === 0}
                onClick={() => free > 0 && props.onStart(start)}
              >
                <span className="digits">{dateTimeOf(start).slice(11)}</span>{' '}
                <small>
                  {free > 0 ? t('appointment.free', { n: free }) : t('appointment.full')}
                </small>
              </button>
            ))}
          </div>
        )}
      </fieldset>
    </>
  )
}
