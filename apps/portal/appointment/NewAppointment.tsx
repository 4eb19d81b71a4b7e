import { useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { go } from '#apps/kit/navigate.tsx'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import { dateOf } from '#apps/kit/time.ts'
import type { AppointmentView, Slots } from '#contract/appointments.ts'
import type { HallView } from '#contract/rooms.ts'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import { HereToday } from './HereToday.tsx'
import { SlotPicker } from './SlotPicker.tsx'
import { useLoaded } from './use-loaded.ts'

/** Hall, what for, day, half hour; a telephone if a reminder is wanted. */
export function NewAppointment() {
  const t = useText()
  const language = useLanguage()
  const { shown } = useLoaded('halls', () => api.get<HallView[]>('/halls'))
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string>()
  if (shown.state === 'loading') return <p role="status">{t('app.loading')}</p>
  if (shown.state === 'failed') return <p role="alert">{problemWords(shown.problem, language)}</p>
  const halls = shown.value.filter(({ name }) =>
    `${name.zh} ${name.en}`.toLowerCase().includes(search.trim().toLowerCase()),
  )
  const hall = halls.find(({ code }) => code === chosen) ?? halls[0]
  return (
    <>
      <Field id="hall-search" label={t('appointment.find')} hint={t('appointment.hallHint')}>
        {(control) => (
          <input
            {...control}
            type="search"
            maxLength={40}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        )}
      </Field>
      <Field id="hall" label={t('appointment.hall')}>
        {(control) => (
          <select
            {...control}
            value={hall?.code ?? ''}
            onChange={({ target }) => setChosen(target.value)}
          >
            {halls.map(({ code, name }) => (
              <option key={code} value={code}>
                {name[language]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {hall && <InHall key={hall.code} hall={hall.code} />}
      {hall && <HereToday key={`here-${hall.code}`} hall={hall.code} />}
    </>
  )
}

function InHall({ hall }: { hall: string }) {
  const t = useText()
  const language = useLanguage()
  const [day, setDay] = useState(() => dateOf(new Date()))
  const [kind, setKind] = useState<string>()
  const [start, setStart] = useState<string>()
  const [phone, setPhone] = useState('')
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const key = useRef(newKey())
  const { shown, again } = useLoaded(day, () =>
    api.get<Slots>(`/hall/${hall}/slots`, { date: day }),
  )
  const kinds = shown.state === 'loaded' ? shown.value.kinds : []
  const wanted = kind ?? kinds[0]?.code
  const phoneFault =
    tried && phone.trim() !== '' && !/^[\d\- ]{5,20}$/.test(phone.trim())
      ? t('appointment.phoneFault')
      : undefined

  async function send() {
    setTried(true)
    const given = phone.trim()
    if (!start || !wanted || sending || (given !== '' && !/^[\d\- ]{5,20}$/.test(given))) return
    setSending(true)
    setProblem(undefined)
    try {
      const made = await api.call<AppointmentView>(`/hall/${hall}/appointments`, {
        method: 'POST',
        repeatable: true,
        body: { clientKey: key.current, kind: wanted, start, ...(given ? { phone: given } : {}) },
      })
      go(`/appointment/${made.code}`)
    } catch (error) {
      setProblem(error)
      setSending(false)
      // A refusal recorded nothing; after a lost answer the key must stay.
      if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500) return
      key.current = newKey()
      setStart(undefined)
      again()
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Field id="appointment-kind" label={t('appointment.kind')}>
        {(control) => (
          <select
            {...control}
            value={wanted ?? ''}
            onChange={({ target }) => setKind(target.value)}
          >
            {kinds.map(({ code, name }) => (
              <option key={code} value={code}>
                {name[language]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <SlotPicker
        day={day}
        slots={shown}
        start={start}
        onStart={setStart}
        onDay={(next) => {
          setDay(next)
          setStart(undefined)
        }}
      />
      {tried && !start && (
        <p className="fault" role="alert">
          {t('appointment.choose')}
        </p>
      )}
      <Field id="appointment-phone" label={t('appointment.phone')} fault={phoneFault}>
        {(control) => (
          <input
            {...control}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={20}
            value={phone}
            onChange={({ target }) => setPhone(target.value)}
          />
        )}
      </Field>
      {problem !== undefined && (
        <div className="faults" role="alert">
          <p>{problemWords(problem, language)}</p>
        </div>
      )}
      <button type="submit" className="button button-big" aria-disabled={sending}>
        {t('appointment.make')}
      </button>
    </form>
  )
}
