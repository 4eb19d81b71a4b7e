import { appointmentStates } from '#contract/hall-words.ts'
import './rooms.css'
import './call-outs.css'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateOf, dateTimeOf } from '#apps/kit/time.ts'
import { type HallAppointments, receivingRoles } from '#contract/appointments.ts'
import { ProblemNotice } from '../forms/ProblemNotice.tsx'
import { appointmentsRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { AppointmentForm } from './AppointmentForm.tsx'
import { HallPicker, useHalls } from './HallPicker.tsx'
import { HallTabs } from './HallTabs.tsx'
import { useChange } from './use-bookings.ts'

const dayQuery = (hall: string, date: string) =>
  queryOptions({
    queryKey: ['appointments', hall, date],
    refetchInterval: 30_000,
    queryFn: ({ signal }) =>
      api.get<HallAppointments>(`/hall/${hall}/appointments`, { date }, signal),
  })

/** A day's appointments: who is here becomes a ticket. */
export function AppointmentsPage() {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  useTitle(t('appointments.title'))
  const search = appointmentsRoute.useSearch()
  const navigate = useNavigate({ from: appointmentsRoute.fullPath })
  const [booking, setBooking] = useState(false)
  const { halls, hall } = useHalls(receivingRoles, search.hall)
  const today = dateOf(new Date())
  const day = search.day ?? today
  const list = useQuery({ ...dayQuery(hall?.code ?? '', day), enabled: hall !== undefined })
  const change = useChange('appointments', 'app.saved', () => undefined)
  const go = (next: { hall?: string; day?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true })

  if (halls.isError) return <Failure error={halls.error} retry={() => void halls.refetch()} />
  if (halls.data && !hall) return <p className="failure">{t('rooms.noHall')}</p>
  if (!hall || !halls.data) return <Loading />
  const step = (noun: string, one: HallAppointments[number]) =>
    change.send({
      method: 'POST',
      path: `/hall-appointments/${one.id}/${noun}`,
      body: { version: one.version },
    })
  return (
    <div className="rooms">
      <HallTabs hall={search.hall} />
      <header className="rooms-head">
        <h1>{t('appointments.title')}</h1>
        <HallPicker halls={halls.data} value={hall.code} onChange={(code) => go({ hall: code })} />
        <label className="visually-hidden" htmlFor={`${id}-day`}>
          {t('rooms.day')}
        </label>
        <Input
          id={`${id}-day`}
          type="date"
          className="short-date"
          value={day}
          onChange={({ target }) => target.value && go({ day: target.value })}
        />
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setBooking(true)}>
          {t('appointments.book')}
        </Button>
      </header>
      {change.problem && <ProblemNotice problem={change.problem} />}
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className="failure">{t('appointments.none')}</p>}
      <ul className="call-outs">
        {list.data?.map((one) => (
          <li key={one.id} className="call-out">
            <div>
              <strong className="digits">{dateTimeOf(one.start).slice(11)}</strong>{' '}
              {inLanguage(one.kind, language)}{' '}
              <span className="tag" data-tone={one.state === 'ARRIVED' ? 'green' : undefined}>
                {inLanguage(appointmentStates[one.state], language)}
                {one.ticket && ` ${one.ticket}`}
              </span>
              <p className="soft digits">{t('appointments.codeEnd', { code: one.codeEnd })}</p>
            </div>
            {day === today && (
              <div className="call-out-steps">
                {(one.state === 'BOOKED' || one.state === 'NO_SHOW') && (
                  <Button
                    type="primary"
                    aria-label={`${t('appointments.arrived')} ${one.codeEnd}`}
                    onClick={() => step('arrival', one)}
                  >
                    {t('appointments.arrived')}
                  </Button>
                )}
                {one.state === 'BOOKED' && (
                  <Button
                    aria-label={`${t('appointments.absent')} ${one.codeEnd}`}
                    onClick={() => step('absence', one)}
                  >
                    {t('appointments.absent')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {booking && <AppointmentForm hall={hall} day={day} onClose={() => setBooking(false)} />}
    </div>
  )
}
