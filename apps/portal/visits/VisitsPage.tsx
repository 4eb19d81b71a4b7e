import './visits.css'
import { useEffect, useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import type { VisitReceiptView } from '#contract/homes.ts'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import { VisitCard } from './VisitCard.tsx'

/** A receipt of a visit: the number from the paper or the QR, and the code if there is one. */
export function VisitsPage({ receipt = '' }: { receipt?: string }) {
  const t = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState({ receipt, code: '' })
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [visit, setVisit] = useState<VisitReceiptView>()
  const scanned = useRef(receipt !== '')

  const shown = { receipt: typed.receipt, ...(typed.code ? { code: typed.code } : {}) }

  async function show(quietly: boolean) {
    setBusy(true)
    setFault(undefined)
    try {
      setVisit(
        await api.call<VisitReceiptView>('/portal/home-visits', { method: 'POST', body: shown }),
      )
    } catch (error) {
      // Scanned and with a code of her own: the code is asked for, and nothing is wrong yet.
      const missing = error instanceof ApiProblem && error.type === 'not-found'
      if (!missing) setFault(problemWords(error, language))
      else if (!quietly) setFault(t('visits.notFound'))
    } finally {
      setBusy(false)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the number in the address
  useEffect(() => {
    if (scanned.current) void show(true)
    scanned.current = false
  }, [])

  return (
    <div className="page narrow">
      <h1>{t('visits.title')}</h1>
      {visit ? (
        <VisitCard visit={visit} shown={shown} onChange={setVisit} />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (!busy) void show(false)
          }}
        >
          <p>{t('visits.lead')}</p>
          <Field id="receipt" label={t('visits.receipt')} fault={fault}>
            {(control) => (
              <input
                {...control}
                className="code-input digits"
                autoComplete="off"
                autoCapitalize="characters"
                maxLength={40}
                value={typed.receipt}
                onChange={({ target }) => setTyped({ ...typed, receipt: target.value })}
              />
            )}
          </Field>
          <Field id="visit-code" label={t('visits.code')}>
            {(control) => (
              <input
                {...control}
                className="code-input code-short digits"
                inputMode="numeric"
                autoComplete="off"
                maxLength={8}
                value={typed.code}
                onChange={({ target }) =>
                  setTyped({ ...typed, code: target.value.replaceAll(/\D/g, '') })
                }
              />
            )}
          </Field>
          <button type="submit" className="button" aria-disabled={busy}>
            {t('visits.show')}
          </button>
        </form>
      )}
    </div>
  )
}
