import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { part } from '#apps/kit/part.ts'
import { roles } from '#contract/roles.ts'
import { useSession } from '../session.ts'
import { useText } from '../texts.ts'

const OpenedMenu = part(async () => (await import('./OpenedMenu.tsx')).OpenedMenu)

/** Who I am; the menu behind it comes when it is first wanted. */
export function ProfileMenu() {
  const t = useText()
  const language = useLanguage()
  const session = useSession()
  const [wanted, setWanted] = useState(false)
  const post = session.posts[0]
  const button = (
    // With its menu it is drawn anew, and keeps the focus it had.
    <Button type="text" className="profile" autoFocus={wanted} onClick={() => setWanted(true)}>
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
  )
  return wanted ? (
    <Suspense fallback={button}>
      <OpenedMenu>{button}</OpenedMenu>
    </Suspense>
  ) : (
    button
  )
}
