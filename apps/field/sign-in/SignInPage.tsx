import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import mark from '#apps/kit/mark.svg'
import type { SessionView } from '#contract/api.ts'
import { type Role, roles } from '#contract/roles.ts'
import { useField } from '../store/state.ts'
import { keepDays } from '../store/vault.ts'
import { signedIn } from '../sync/line.ts'
import { useText } from '../texts.ts'
import { SignInForm } from './SignInForm.tsx'

interface DemoAccount {
  login: string
  password: string
  role: Role
  name: string
}
const inTheGrid: readonly Role[] = [
  'GRID_WORKER',
  'POLICE_GRID_WORKER',
  'GRID_POLICE_LEAD',
  'GRID_JUDGE',
  'GRID_LEADER',
]

export function SignInPage() {
  const t = useText()
  const language = useLanguage()
  const line = useField(({ line }) => line)
  const [accounts, setAccounts] = useState<readonly DemoAccount[]>([])
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`
  }, [t])
  useEffect(() => {
    api
      .get<DemoAccount[]>('/demo')
      .then((all) => setAccounts(all.filter(({ role }) => inTheGrid.includes(role))))
      // No demonstration, or no network: then there are no accounts to offer.
      .catch(() => undefined)
  }, [])

  async function pick({ login, password }: DemoAccount) {
    const body = { login, password, device: true }
    await signedIn(await api.call<SessionView>('/session', { method: 'POST', body }))
  }

  return (
    <main className="sign-in">
      <img src={mark} alt="" width="56" height="56" />
      <h1>{t('signIn.title')}</h1>
      {line === 'LOST' && (
        <p className="note note-bad" role="alert">
          {t('signIn.lost')}
        </p>
      )}
      {line === 'OFFLINE' && (
        <p className="note" role="status">
          {t('signIn.offline')}
        </p>
      )}
      <SignInForm />
      <p className="hint">{t('signIn.keep', { n: keepDays })}</p>
      {accounts.length > 0 && (
        <section className="demo-accounts" aria-labelledby="demo">
          <h2 id="demo">{t('signIn.demo')}</h2>
          <p className="hint">{t('app.demo')}</p>
          {accounts.map((account) => (
            <button
              key={account.login}
              type="button"
              className="button button-quiet"
              onClick={() => void pick(account)}
            >
              {roles[account.role][language]} · {account.name}
            </button>
          ))}
        </section>
      )}
      <button
        type="button"
        className="link"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('more.language')}
      </button>
    </main>
  )
}
