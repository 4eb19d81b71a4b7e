import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, detailIn, problemWords } from '#apps/kit/problem.ts'
import type { SessionView } from '#contract/api.ts'
import { useText } from '../texts.ts'

/** The current password, the new one twice. Every other session of the person ends. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [differ, setDiffer] = useState(false)
  const change = useMutation({
    mutationFn: () =>
      api.call<SessionView>('/session/password', { method: 'PUT', body: { current, next } }),
    onSuccess: (session) => {
      api.setCsrf(session.csrf)
      client.setQueryData(['session'], session)
      onDone()
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    setDiffer(next !== again)
    if (next === again && !change.isPending) change.mutate()
  }

  return (
    <form className="password-form" onSubmit={submit}>
      <label htmlFor="password-current">{t('password.current')}</label>
      <Input.Password
        id="password-current"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        required
      />
      <label htmlFor="password-next">{t('password.next')}</label>
      <Input.Password
        id="password-next"
        autoComplete="new-password"
        aria-describedby="password-hint"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        required
      />
      <p id="password-hint" className="soft">
        {t('password.hint')}
      </p>
      <label htmlFor="password-again">{t('password.again')}</label>
      <Input.Password
        id="password-again"
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        required
      />
      <p className="form-fault" role="alert">
        {differ ? t('password.differ') : change.isError && faultWords(change.error)}
      </p>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('password.title')}
      </Button>
    </form>
  )

  function faultWords(error: unknown): string {
    if (!(error instanceof ApiProblem)) return problemWords(error, language)
    if (error.type === 'wrong-credentials') return t('password.wrong')
    const details = error.faults.map(({ detail }) => detailIn(detail, language))
    return details.length > 0 ? details.join('\n') : problemWords(error, language)
  }
}
