import './hours.css'
import { useState } from 'react'
import type { HoursSection, SetHours } from '#contract/hours.ts'
import { isOnDuty, standardHours } from '#contract/hours-words.ts'
import { Icon } from '../Icon.tsx'
import { useLanguage } from '../i18n.ts'
import { shortTimeOf } from '../time.ts'
import { DutySwitch } from './DutySwitch.tsx'
import { WeekForm } from './WeekForm.tsx'
import { dayKey, spansWords, useHoursText } from './words.ts'

/** One's own duty hours and the switch: the same on every phone and at every desk of the person. */
export function HoursCard(props: {
  hours: HoursSection
  /** By the clock of the server, in milliseconds. */
  now: number
  unsent?: boolean
  /** @returns whether it was kept; what was chosen stays to be tried again where it was not */
  onKeep: (hours: SetHours) => Promise<boolean>
}) {
  const t = useHoursText()
  const language = useLanguage()
  const { hours, now, unsent = false, onKeep } = props
  const [open, setOpen] = useState<'SWITCH' | 'WEEK'>()
  const { week } = hours
  const onDuty = isOnDuty(hours, now, hours.special)
  const override =
    hours.override && Date.parse(hours.override.until) > now ? hours.override : undefined

  async function keep(chosen: SetHours): Promise<void> {
    if (await onKeep(chosen)) setOpen(undefined)
  }
  const weekWords = !week
    ? t('hours.standard', standardHours)
    : week.length === 0
      ? t('hours.none')
      : spansWords(week, (day) => t(dayKey(day)), t('hours.nextDay'), language)

  return (
    <section className="card hours-card" aria-labelledby="hours">
      <h2 id="hours">
        <Icon name="clock" /> {t('hours.title')}
      </h2>
      <p role="status" className="duty-now">
        <b>{t(onDuty ? 'hours.nowON' : 'hours.nowOFF')}</b>
        {override && (
          <span>{t('hours.until', { at: shortTimeOf(override.until, new Date(now)) })}</span>
        )}
        {unsent && (
          <span className="tag" data-tone="amber">
            {t('hours.unsent')}
          </span>
        )}
      </p>
      <p>{weekWords}</p>
      <p className="hint">{t('hours.hint')}</p>
      {open === 'SWITCH' && (
        <DutySwitch
          duty={onDuty ? 'OFF' : 'ON'}
          now={now}
          onChoose={(chosen) => void keep({ ...weekOf(week), override: chosen })}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {open === 'WEEK' && (
        <WeekForm
          week={week}
          onSave={(chosen) => void keep({ ...weekOf(chosen), ...(override ? { override } : {}) })}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {!open && (
        <div className="duty-ways">
          {override ? (
            <button type="button" className="button" onClick={() => void keep(weekOf(week))}>
              {t('hours.back')}
            </button>
          ) : (
            <button type="button" className="button" onClick={() => setOpen('SWITCH')}>
              {t(onDuty ? 'hours.off' : 'hours.on')}
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={() => setOpen('WEEK')}>
            {t('hours.change')}
          </button>
        </div>
      )}
    </section>
  )
}

const weekOf = (week: SetHours['week']): SetHours => (week ? { week } : {})
