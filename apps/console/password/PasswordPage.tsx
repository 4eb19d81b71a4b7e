import './password.css'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { Panel } from '../shell/Panel.tsx'
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
      <Panel title={t('password.title')}>
        <PasswordForm
          onDone={() => {
            void message.success(t('password.done'))
            void navigate({ to: '/' })
          }}
        />
      </Panel>
    </div>
  )
}
