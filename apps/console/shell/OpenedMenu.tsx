import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Dropdown } from 'antd'
import { type ReactElement, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import { setLargeType, useLargeType } from '#apps/kit/large-type.ts'
import { useSession } from '../session.ts'
import { useText } from '../texts.ts'

/** The menu of a person, open when it first appears: it was asked for by the click that fetched it. */
export function OpenedMenu({ children }: { children: ReactElement }) {
  const t = useText()
  const [open, setOpen] = useState(true)
  const language = useLanguage()
  const large = useLargeType()
  const session = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()

  async function signOut() {
    await api.call('/session', { method: 'DELETE', repeatable: true }).catch(() => undefined)
    api.setCsrf(undefined)
    client.clear()
    client.setQueryData(['session'], null)
  }

  const actions: Record<string, () => unknown> = {
    language: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    large: () => setLargeType(!large),
    hours: () => navigate({ to: '/hours' }),
    password: () => navigate({ to: '/password' }),
    out: signOut,
  }
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        // Closed by Escape it gives the focus back; closed by a click elsewhere it leaves it there.
        const { activeElement } = document
        if (!next && (activeElement === document.body || activeElement?.closest('[role=menu]')))
          document.querySelector<HTMLElement>('.profile')?.focus()
      }}
      autoFocus
      menu={{
        items: [
          { key: 'language', label: t('profile.language'), icon: <Icon name="globe" /> },
          {
            key: 'large',
            label: t(large ? 'profile.normal' : 'profile.large'),
            icon: <Icon name="eye" />,
          },
          ...(session.mustChangePassword
            ? []
            : [
                ...(session.posts.length > 0
                  ? [{ key: 'hours', label: t('hours.title'), icon: <Icon name="clock" /> }]
                  : []),
                { key: 'password', label: t('profile.password'), icon: <Icon name="gear" /> },
              ]),
          { type: 'divider' },
          { key: 'out', label: t('profile.out'), icon: <Icon name="arrow" /> },
        ],
        onClick: ({ key }) => void actions[key]?.(),
      }}
    >
      {children}
    </Dropdown>
  )
}
