import './sign-in.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { SessionView } from '#contract/api.ts'
import { DemoBanner } from '../shell/DemoBanner.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { type DemoAccount, DemoAccounts } from './DemoAccounts.tsx'

export function SignInPage() {
  const t = useText()
  const language = useLanguage()
  useTitle(t('signIn.title'))
  const client = useQueryClient()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const demo = useQuery({
    queryKey: ['demo'],
    retry: false,
    queryFn: () => api.get<DemoAccount[]>('/demo'),
  })
  const signIn = useMutation({
    mutationFn: (credentials: { login: string; password: string }) =>
      api.call<SessionView | undefined>('/session', { method: 'POST', body: credentials }),
    onSuccess: async () => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
      await client.refetchQueries({ queryKey: ['session'] })
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!signIn.isPending) signIn.mutate({ login: login.trim(), password })
  }

  return (
    <div className="sign-in">
      {demo.data && <DemoBanner />}
      <main className="sign-in-main">
        <section className="sign-in-box" aria-labelledby="sign-in-title">
          <div className="sign-in-brand">
            <span className="brand-mark" aria-hidden="true" />
            <span>{t('app.name')}</span>
          </div>
          <p className="sign-in-motto">{t('signIn.motto')}</p>
          <h1 id="sign-in-title">{t('signIn.title')}</h1>
          <form onSubmit={submit}>
            <label htmlFor="login">{t('signIn.login')}</label>
            <Input
              id="login"
              autoComplete="username"
              value={login}
              onChange={(event) => setLogin(event.target.value)}
              required
            />
            <label htmlFor="password">{t('signIn.password')}</label>
            <Input.Password
              id="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              required
            />
            <p className="form-fault" role="alert">
              {signIn.isError && problemWords(signIn.error, language)}
            </p>
            <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
              {t('signIn.enter')}
            </Button>
          </form>
          <Button
            type="link"
            className="sign-in-language"
            onClick={() => void setLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {t('profile.language')}
          </Button>
        </section>
        {demo.data && demo.data.length > 0 && (
          <DemoAccounts
            accounts={demo.data}
            busy={signIn.isPending}
            onPick={(account) =>
              signIn.mutate({ login: account.login, password: account.password })
            }
          />
        )}
      </main>
    </div>
  )
}
