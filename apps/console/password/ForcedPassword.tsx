import './password.css'
import { App } from 'antd'
import { ProfileMenu } from '../shell/ProfileMenu.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { PasswordForm } from './PasswordForm.tsx'

/** In place of every page while the password is one that somebody else has set. */
export function ForcedPassword() {
  const t = useText()
  const { message } = App.useApp()
  useTitle(t('password.title'))
  return (
    <div className="shell">
      <header className="top">
        <span className="brand">
          <span className="brand-mark" aria-hidden="true" />
          <span className="brand-name">{t('app.name')}</span>
        </span>
        <ProfileMenu />
      </header>
      <main className="main password-page">
        <h1>{t('password.title')}</h1>
        <p>{t('password.forced')}</p>
        <PasswordForm onDone={() => void message.success(t('password.done'))} />
      </main>
    </div>
  )
}
