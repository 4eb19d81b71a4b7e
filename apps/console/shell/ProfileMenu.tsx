import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import { setLargeType, useLargeType } from '#apps/kit/large-type.ts'
import { roles } from '#contract/roles.ts'
import { useSession } from '../session.ts'
import { useText } from '../texts.ts'

export function ProfileMenu() {
  const t = useText()
  const language = useLanguage()
  const large = useLargeType()
  const session = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const post = session.posts[0]

  async function signOut() {
    await api.call('/session', { method: 'DELETE', repeatable: true }).catch(() => undefined)
    api.setCsrf(undefined)
    client.clear()
    client.setQueryData(['session'], null)
  }

  const actions: Record<string, () => unknown> = {
    language: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    large: () => setLargeType(!large),
    password: () => navigate({ to: '/password' }),
    out: signOut,
  }
  return (
    <Dropdown
      trigger={['click']}
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
            : [{ key: 'password', label: t('profile.password'), icon: <Icon name="gear" /> }]),
          { type: 'divider' },
          { key: 'out', label: t('profile.out'), icon: <Icon name="arrow" /> },
        ],
        onClick: ({ key }) => void actions[key]?.(),
      }}
    >
      <Button type="text" className="profile">
        <span className="visually-hidden">{t('profile.menu')}</span>
        <span className="profile-face" aria-hidden="true">
          {session.person.name.slice(0, 1)}
        </span>
        <span className="profile-name">
          {session.person.name}
          {post && (
            <small>
              {roles[post.role][language]} · {inLanguage(post.unit.name, language)}
            </small>
          )}
        </span>
        <Icon name="down" />
      </Button>
    </Dropdown>
  )
}
