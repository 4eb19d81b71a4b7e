import { type FormEvent, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { SessionView } from '#contract/api.ts'
import { signedIn } from '../sync/line.ts'
import { useText } from '../texts.ts'

/** Name and password; the session is one of a phone, which may be without a network for days. */
export function SignInForm() {
  const t = useText()
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setFault(undefined)
    try {
      const login = String(form.get('login')).trim()
      const body = { login, password: String(form.get('password')), device: true }
      await signedIn(await api.call<SessionView>('/session', { method: 'POST', body }))
    } catch (error) {
      setFault(error)
      setBusy(false)
    }
  }

  return (
    <form onSubmit={submit} className="sign-in-form">
      <label>
        {t('signIn.login')}
        <input name="login" autoComplete="username" autoCapitalize="none" required />
      </label>
      <label>
        {t('signIn.password')}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {fault !== undefined && (
        <p className="fault" role="alert">
          {problemWords(fault, language)}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={busy}>
        {t('signIn.go')}
      </button>
    </form>
  )
}
