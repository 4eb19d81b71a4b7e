import { Button, Checkbox, Input, Popconfirm, Select } from 'antd'
import { useId, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateOf } from '#apps/kit/time.ts'
import { stationingNames, stationings } from '#contract/hall-words.ts'
import type { HallView } from '#contract/rooms.ts'
import type { ChangeDuty, DutyView } from '#contract/stationing.ts'
import { UnitPicker } from '../forms/UnitPicker.tsx'
import { useText } from '../texts.ts'
import { FormFrame, Labelled } from './FormFrame.tsx'
import { weekdayOf } from './slots.ts'
import { useChange } from './use-bookings.ts'
import { patternOf } from './use-duties.ts'

const fresh = (): ChangeDuty => ({
  version: 1,
  kind: 'RESIDENT',
  weekdays: [],
  opens: '08:30',
  closes: '18:00',
  startsOn: dateOf(new Date()),
  exceptions: [],
})
/** A Monday, to name the weekdays by. */
const aMonday = '2026-11-23'

/** A department comes to the hall, or comes otherwise than before. */
export function DutyForm(props: { hall: HallView; duty?: DutyView; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const { hall, duty } = props
  const [unit, setUnit] = useState<string>()
  const [pattern, setPattern] = useState<ChangeDuty>(() => (duty ? patternOf(duty) : fresh()))
  const change = useChange('duties', 'app.saved', props.onClose)
  const set = (more: Partial<ChangeDuty>) => setPattern({ ...pattern, ...more })

  /** What was emptied is not sent. */
  function send() {
    const { version, phone, contact, endsOn, ...rest } = pattern
    const body = {
      ...rest,
      ...(phone?.trim() ? { phone: phone.trim() } : {}),
      ...(contact?.trim() ? { contact: contact.trim() } : {}),
      ...(endsOn ? { endsOn } : {}),
    }
    if (duty) change.send({ method: 'PUT', path: `/duties/${duty.id}`, body: { version, ...body } })
    else
      change.send({
        method: 'POST',
        path: `/hall/${hall.code}/duties`,
        body: { clientKey: change.key(), unit: unit ?? '', ...body },
      })
  }

  const text = (
    name: 'opens' | 'closes' | 'startsOn' | 'endsOn' | 'phone' | 'contact',
    type: string,
  ) => (
    <Input
      id={`${id}-${name}`}
      type={type}
      maxLength={60}
      value={pattern[name] ?? ''}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  )
  return (
    <FormFrame
      title={duty ? inLanguage(duty.unit.name, language) : t('stationing.add')}
      send={t('app.save')}
      pending={change.isPending}
      problem={change.problem}
      onSend={send}
      onClose={props.onClose}
      {...(duty
        ? {
            extra: (
              <Popconfirm
                title={t('stationing.endSure')}
                onConfirm={() =>
                  change.send({
                    method: 'DELETE',
                    path: `/duties/${duty.id}`,
                    query: { version: duty.version },
                  })
                }
              >
                <Button danger className="foot-left">
                  {t('stationing.end')}
                </Button>
              </Popconfirm>
            ),
          }
        : {})}
    >
      {!duty && (
        <Labelled id={`${id}-unit`} label={t('stationing.unit')}>
          <UnitPicker
            id={`${id}-unit`}
            region={hall.regionCode.slice(0, 6)}
            value={unit ?? ''}
            onChange={(value) => setUnit(typeof value === 'string' ? value : undefined)}
          />
        </Labelled>
      )}
      <Labelled id={`${id}-kind`} label={t('stationing.kind')}>
        <Select
          id={`${id}-kind`}
          value={pattern.kind}
          onChange={(kind) => set({ kind })}
          options={stationingNames.map((value) => ({
            value,
            label: inLanguage(stationings[value], language),
          }))}
        />
      </Labelled>
      {pattern.kind === 'ROTATING' && (
        <fieldset className="field weekday-choice">
          <legend className="field-label">{t('stationing.weekdays')}</legend>
          <Checkbox.Group
            value={pattern.weekdays}
            onChange={(weekdays) => set({ weekdays })}
            options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({
              value,
              label: weekdayOf(`2026-11-${Number(aMonday.slice(8)) + value - 1}`, language),
            }))}
          />
        </fieldset>
      )}
      <div className="booking-times">
        <Labelled id={`${id}-opens`} label={t('rooms.start')}>
          {text('opens', 'time')}
        </Labelled>
        <Labelled id={`${id}-closes`} label={t('rooms.end')}>
          {text('closes', 'time')}
        </Labelled>
        <Labelled id={`${id}-startsOn`} label={t('stationing.from')}>
          {text('startsOn', 'date')}
        </Labelled>
        <Labelled id={`${id}-endsOn`} label={t('stationing.until')} optional>
          {text('endsOn', 'date')}
        </Labelled>
      </div>
      <Labelled id={`${id}-phone`} label={t('stationing.phone')} optional>
        {text('phone', 'tel')}
      </Labelled>
      <Labelled id={`${id}-contact`} label={t('stationing.contact')} optional>
        {text('contact', 'text')}
      </Labelled>
    </FormFrame>
  )
}
