import { useMemo, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { problemWords } from '#apps/kit/problem.ts'
import { Qr, qrCells } from '#apps/kit/Qr.tsx'
import { dateOf, dateTimeOf } from '#apps/kit/time.ts'
import type { AppointmentView, Slots } from '#contract/appointments.ts'
import { appointmentStates } from '#contract/hall-words.ts'
import { useText } from '../texts.ts'
import { SlotPicker } from './SlotPicker.tsx'
import { useLoaded } from './use-loaded.ts'

/** The slip with its code, and what its holder may do. */
export function OneAppointment({ code }: { code: string }) {
  const t = useText()
  const language = useLanguage()
  const { shown, again } = useLoaded(code, () => api.get<AppointmentView>(`/appointments/${code}`))
  const cells = useMemo(() => qrCells(`${location.origin}/appointment/${code}`), [code])
  if (shown.state === 'loading') return <p role="status">{t('app.loading')}</p>
  if (shown.state === 'failed')
    return (
      <>
        <div className="faults" role="alert">
          <p>
            <b>{t('appointment.unknown')}</b>
          </p>
          <p>{problemWords(shown.problem, language)}</p>
        </div>
        <Another />
      </>
    )
  const appointment = shown.value
  const booked = appointment.state === 'BOOKED'
  return (
    <div className="receipt">
      <section className="slip">
        <dl className="codes">
          <div>
            <dt>{t('appointment.bring')}</dt>
            <dd className="digits code">{code.replace(/^(\d{4})(\d{3})/, '$1 $2 ')}</dd>
            <dd className="quiet">{appointmentStates[appointment.state][language]}</dd>
          </div>
          <div>
            <dt>{t('appointment.when')}</dt>
            <dd className="digits">{dateTimeOf(appointment.start)}</dd>
            <dd>{appointment.hall.name[language]}</dd>
            <dd className="quiet">{appointment.kind[language]}</dd>
          </div>
        </dl>
        {booked && <Qr cells={cells} label={t('appointment.bring')} />}
      </section>
      {booked && <p className="note">{t('appointment.keep')}</p>}
      {booked && <Acts appointment={appointment} onDone={again} />}
      <Another />
    </div>
  )
}

function Another() {
  const t = useText()
  return (
    <p className="no-print">
      <Link to="/appointment">{t('appointment.new')}</Link>
    </p>
  )
}

function Acts({ appointment, onDone }: { appointment: AppointmentView; onDone: () => void }) {
  const t = useText()
  const language = useLanguage()
  const [open, setOpen] = useState<'move' | 'cancel'>()
  const [problem, setProblem] = useState<unknown>()
  const { code, version } = appointment

  async function act(work: () => Promise<unknown>) {
    setProblem(undefined)
    try {
      await work()
      setOpen(undefined)
    } catch (error) {
      setProblem(error)
    }
    onDone()
  }

  const toggle = (which: 'move' | 'cancel') => setOpen(open === which ? undefined : which)
  return (
    <div className="no-print">
      {problem !== undefined && (
        <div className="faults" role="alert">
          <p>{problemWords(problem, language)}</p>
        </div>
      )}
      <div className="tools">
        <button type="button" className="button button-light" onClick={() => print()}>
          <Icon name="print" /> {t('appointment.print')}
        </button>
        {(['move', 'cancel'] as const).map((which) => (
          <button
            key={which}
            type="button"
            className="button button-light"
            aria-expanded={open === which}
            onClick={() => toggle(which)}
          >
            {t(`appointment.${which}`)}
          </button>
        ))}
      </div>
      {open === 'move' && (
        <Move
          appointment={appointment}
          onMove={(start) =>
            void act(() =>
              api.call(`/appointments/${code}`, { method: 'PUT', body: { version, start } }),
            )
          }
        />
      )}
      {open === 'cancel' && (
        <div className="tools">
          <button
            type="button"
            className="button"
            onClick={() =>
              void act(() =>
                api.call(`/appointments/${code}`, { method: 'DELETE', query: { version } }),
              )
            }
          >
            {t('appointment.cancelSure')}
          </button>
          <button type="button" className="button button-light" onClick={() => setOpen(undefined)}>
            {t('appointment.stay')}
          </button>
        </div>
      )}
    </div>
  )
}

function Move(props: { appointment: AppointmentView; onMove: (start: string) => void }) {
  const { appointment } = props
  const [day, setDay] = useState(() => dateOf(appointment.start))
  const { shown } = useLoaded(day, () =>
    api.get<Slots>(`/hall/${appointment.hall.code}/slots`, { date: day }),
  )
  return (
    <SlotPicker
      day={day}
      slots={shown}
      start={appointment.start}
      onDay={setDay}
      onStart={props.onMove}
    />
  )
}
