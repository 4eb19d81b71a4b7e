import { type FormEvent, useState } from 'react'
import type { SetHours } from '#contract/hours.ts'
import { standardHours } from '#contract/hours-words.ts'
import { dayKey, useHoursText } from './words.ts'

type Week = NonNullable<SetHours['week']>
const days = [1, 2, 3, 4, 5, 6, 7]
const standardWeek: Week = [1, 2, 3, 4, 5].map((day) => ({ day, ...standardHours }))

/** The standard hours, or a stretch on each day one chooses; further ones of a day stay as they are. */
export function WeekForm(props: {
  week: Week | undefined
  onSave: (week: Week | undefined) => void
  onCancel: () => void
}) {
  const t = useHoursText()
  const { onSave, onCancel } = props
  const [own, setOwn] = useState(props.week !== undefined)
  const [week, setWeek] = useState<Week>(props.week ?? standardWeek)

  const change = (index: number, part: Partial<Week[number]>) =>
    setWeek(week.map((span, at) => (at === index ? { ...span, ...part } : span)))
  const toggle = (day: number, works: boolean) =>
    setWeek(works ? [...week, { day, ...standardHours }] : week.filter((span) => span.day !== day))
  function submit(event: FormEvent): void {
    event.preventDefault()
    onSave(own ? week : undefined)
  }

  return (
    <form onSubmit={submit} className="week-form">
      {([false, true] as const).map((choice) => (
        <label key={String(choice)} className="switch">
          <input type="radio" name="own" checked={own === choice} onChange={() => setOwn(choice)} />
          {t(choice ? 'hours.own' : 'hours.useStandard')}
        </label>
      ))}
      {own &&
        days.map((day) => {
          const name = t(dayKey(day))
          const spans = week.flatMap((span, index) => (span.day === day ? [{ span, index }] : []))
          return (
            <div key={day} className="week-day">
              <label className="switch">
                <input
                  type="checkbox"
                  checked={spans.length > 0}
                  onChange={({ target }) => toggle(day, target.checked)}
                />
                {name}
              </label>
              {spans.map(({ span, index }) => (
                <div key={index} className="week-span">
                  <input
                    type="time"
                    required
                    aria-label={t('hours.from', { day: name })}
                    value={span.from}
                    onChange={({ target }) => change(index, { from: target.value })}
                  />
                  <span aria-hidden="true">–</span>
                  <input
                    type="time"
                    required
                    aria-label={t('hours.to', { day: name })}
                    value={span.to}
                    onChange={({ target }) => change(index, { to: target.value })}
                  />
                </div>
              ))}
            </div>
          )
        })}
      {own && <p className="hint">{t('hours.nightHint')}</p>}
      <button type="submit" className="button button-main">
        {t('hours.save')}
      </button>
      <button type="button" className="button button-quiet" onClick={onCancel}>
        {t('hours.cancel')}
      </button>
    </form>
  )
}
