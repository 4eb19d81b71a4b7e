import { useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'

export function ProveForm({ onProve }: { onProve: (code: string) => Promise<void> }) {
  const t = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function prove() {
    const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
    if (!/^\d{6}$/.test(code)) {
      setFault(t('act.queryShape'))
      document.getElementById('query')?.focus()
      return
    }
    setBusy(true)
    try {
      await onProve(code)
    } catch (error) {
      setFault(problemWords(error, language))
      document.getElementById('query')?.focus()
      setBusy(false)
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void prove()
      }}
    >
      <p>{t('act.lead')}</p>
      <Field id="query" label={t('act.query')} fault={fault}>
        {(control) => (
          <input
            {...control}
            className="code-input code-short digits"
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value)
              setFault(undefined)
            }}
          />
        )}
      </Field>
      <button type="submit" className="button" aria-disabled={busy}>
        {t('act.open')}
      </button>
    </form>
  )
}
