import './password.css'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { PasswordForm } from './PasswordForm.tsx'

/** Reached from the profile menu. */
export function PasswordPage() {
  const t = useText()
  const navigate = useNavigate()
  const { message } = App.useApp()
  useTitle(t('password.title'))
  return (
    <div className="password-page">
      <h1>{t('password.title')}</h1>
      <PasswordForm
        onDone={() => {
          void message.success(t('password.done'))
          void navigate({ to: '/' })
        }}
      />
    </div>
  )
}
