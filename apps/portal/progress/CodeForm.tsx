import { useState } from 'react'
import { go } from '#apps/kit/navigate.tsx'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import { judgeCode } from './typed-code.ts'

/** A wrong digit is told at once by the check digit, before the server is asked. */
export function CodeForm({ typed: first = '' }: { typed?: string }) {
  const t = useText()
  const [typed, setTyped] = useState(first)
  const [tried, setTried] = useState(first !== '')
  const judged = judgeCode(typed)
  // Too short is no fault while one is still typing; anything else is told at once.
  const early = 'fault' in judged && judged.fault === 'progress.short' && !tried
  const fault = 'fault' in judged && !early && typed !== '' ? judged : undefined

  return (
    <form
      className="code-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if ('code' in judged) go(`/progress/${judged.code}`)
        else document.getElementById('code')?.focus()
      }}
    >
      <Field
        id="code"
        label={t('progress.code')}
        hint={t('progress.codeHint')}
        fault={fault && t(fault.fault, { n: fault.n ?? 0 })}
      >
        {(control) => (
          <input
            {...control}
            className="code-input digits"
            inputMode="numeric"
            autoComplete="off"
            enterKeyHint="go"
            maxLength={24}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              setTried(false)
            }}
          />
        )}
      </Field>
      <p role="status" className="visually-hidden">
        {fault && t(fault.fault, { n: fault.n ?? 0 })}
      </p>
      <button type="submit" className="button button-big">
        {t('progress.find')}
      </button>
    </form>
  )
}
