import './appointment.css'
import { useState } from 'react'
import { go } from '#apps/kit/navigate.tsx'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import { NewAppointment } from './NewAppointment.tsx'
import { OneAppointment } from './OneAppointment.tsx'

export function AppointmentPage({ code }: { code?: string }) {
  const t = useText()
  return (
    <div className="page narrow">
      <h1>{t('appointment.title')}</h1>
      {code && /^\d{10}$/.test(code) ? (
        <OneAppointment key={code} code={code} />
      ) : (
        <>
          <p>{t('appointment.lead')}</p>
          <NewAppointment />
          <CodeEntry />
        </>
      )}
    </div>
  )
}

function CodeEntry() {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const digits = typed.replaceAll(/\D/g, '')
  const fault = tried && digits.length !== 10 ? t('appointment.codeFault') : undefined
  return (
    <section aria-labelledby="have-code">
      <h2 id="have-code">{t('appointment.have')}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (digits.length === 10) go(`/appointment/${digits}`)
        }}
      >
        <Field id="appointment-code" label={t('appointment.code')} fault={fault}>
          {(control) => (
            <input
              {...control}
              className="code-input digits"
              inputMode="numeric"
              autoComplete="off"
              maxLength={16}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
        <button type="submit" className="button button-light">
          {t('appointment.show')}
        </button>
      </form>
    </section>
  )
}
