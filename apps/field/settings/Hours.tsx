import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { shortTimeOf } from '#apps/kit/time.ts'
import type { SetHours } from '#contract/hours.ts'
import { standardHours } from '#contract/hours-words.ts'
import { isFull } from '../store/full.ts'
import { fieldNow } from '../store/state.ts'
import { type TextKey, useText } from '../texts.ts'
import { DutySwitch } from './DutySwitch.tsx'
import { setMyHours, spansWords, useMyHours } from './my-hours.ts'
import { WeekForm } from './WeekForm.tsx'

/** One's own duty hours and the switch, for every phone and desk of the person; complete offline. */
export function Hours() {
  const t = useText()
  const language = useLanguage()
  useNow()
  const mine = useMyHours()
  const [open, setOpen] = useState<'SWITCH' | 'WEEK'>()
  if (!mine) return null
  const { hours, onDuty, override, unsent } = mine
  const { week } = hours

  async function keep(chosen: SetHours): Promise<void> {
    try {
      await setMyHours(chosen, t('hours.title'))
      setOpen(undefined)
    } catch (error) {
      // The note above the page says that the phone is full; what was chosen stays to be tried again.
      if (!isFull(error)) throw error
    }
  }
  const weekWords = !week
    ? t('hours.standard', standardHours)
    : week.length === 0
      ? t('hours.none')
      : spansWords(week, (day) => t(`hours.day${day}` as TextKey), t('hours.nextDay'), language)

  return (
    <section className="card" aria-labelledby="hours">
      <h2 id="hours">
        <Icon name="clock" /> {t('hours.title')}
      </h2>
      <p role="status" className="duty-now">
        <b>{t(onDuty ? 'hours.nowON' : 'hours.nowOFF')}</b>
        {override && (
          <span>{t('hours.until', { at: shortTimeOf(override.until, new Date(fieldNow())) })}</span>
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
          onChoose={(chosen) => void keep({ ...pick(week), override: chosen })}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {open === 'WEEK' && (
        <WeekForm
          week={week}
          onSave={(chosen) => void keep({ ...pick(chosen), ...(override ? { override } : {}) })}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {!open && (
        <div className="duty-ways">
          {override ? (
            <button type="button" className="button" onClick={() => void keep(pick(week))}>
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

const pick = (week: SetHours['week']): SetHours => (week ? { week } : {})
