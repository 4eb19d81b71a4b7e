import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useId, useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { AppointmentView, Slots } from '#contract/appointments.ts'
import type { HallView } from '#contract/rooms.ts'
import { useText } from '../texts.ts'
import { FormFrame, Labelled } from './FormFrame.tsx'

/** Booked for somebody who stands there; the code is read out or printed, and shown only here. */
export function AppointmentForm(props: { hall: HallView; day: string; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const client = useQueryClient()
  const { hall } = props
  const [day, setDay] = useState(props.day)
  const [kind, setKind] = useState<string>()
  const [start, setStart] = useState<string>()
  const [phone, setPhone] = useState('')
  const [checked, setChecked] = useState(false)
  const key = useRef(newKey())
  const slots = useQuery({
    queryKey: ['appointments', hall.code, 'slots', day],
    queryFn: ({ signal }) => api.get<Slots>(`/hall/${hall.code}/slots`, { date: day }, signal),
  })
  const wanted = kind ?? slots.data?.kinds[0]?.code
  const make = useMutation({
    mutationFn: () =>
      api.call<AppointmentView>(`/hall/${hall.code}/appointments`, {
        method: 'POST',
        repeatable: true,
        body: {
          clientKey: key.current,
          kind: wanted,
          start,
          ...(phone.trim() ? { phone: phone.trim() } : {}),
        },
      }),
    onError: (error) => {
      if (error instanceof ApiProblem && error.status > 0 && error.status < 500)
        key.current = newKey()
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['appointments'] }),
  })
  return (
    <FormFrame
      title={t('appointments.book')}
      send={t(make.data ? 'app.close' : 'rooms.book')}
      pending={make.isPending}
      problem={make.error instanceof ApiProblem ? make.error : undefined}
      onClose={props.onClose}
      onSend={() => {
        setChecked(true)
        if (make.data) props.onClose()
        else if (start && wanted && !make.isPending) make.mutate()
      }}
    >
      {make.data ? (
        <div className="notice" data-tone="jade" role="status">
          <p>{dateTimeOf(make.data.start)}</p>
          <p>
            {t('appointments.code')} <strong className="digits">{make.data.code}</strong>
          </p>
          <p>{t('appointments.codeHint')}</p>
        </div>
      ) : (
        <>
          <Labelled id={`${id}-kind`} label={t('appointments.kind')}>
            <Select
              id={`${id}-kind`}
              value={wanted ?? null}
              onChange={setKind}
              options={(slots.data?.kinds ?? []).map(({ code, name }) => ({
                value: code,
                label: inLanguage(name, language),
              }))}
            />
          </Labelled>
          <Labelled id={`${id}-day`} label={t('rooms.day')}>
            <Input
              id={`${id}-day`}
              type="date"
              value={day}
              onChange={({ target }) => {
                setStart(undefined)
                if (target.value) setDay(target.value)
              }}
            />
          </Labelled>
          <Labelled id={`${id}-start`} label={t('rooms.time')}>
            <Select
              id={`${id}-start`}
              loading={slots.isPending}
              value={start ?? null}
              placeholder={t('app.choose')}
              notFoundContent={t('appointments.noSlot')}
              onChange={setStart}
              options={(slots.data?.slots ?? []).map(({ start: at, free }) => ({
                value: at,
                disabled: free === 0,
                label: t('appointments.free', { at: dateTimeOf(at).slice(11), n: free }),
              }))}
            />
            {checked && !start && (
              <p className="form-fault" role="alert">
                {t('form.missing')}
              </p>
            )}
          </Labelled>
          <Labelled id={`${id}-phone`} label={t('appointments.phone')} optional>
            <Input
              id={`${id}-phone`}
              type="tel"
              maxLength={20}
              value={phone}
              onChange={({ target }) => setPhone(target.value)}
            />
          </Labelled>
        </>
      )}
    </FormFrame>
  )
}
