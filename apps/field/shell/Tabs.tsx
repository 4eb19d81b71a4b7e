import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { guestRoles } from '#contract/joint-words.ts'
import { patrolRoles } from '#contract/patrol-words.ts'
import { intakeRoles, type StaffRole } from '#contract/roles.ts'
import { type PageName, pathOf } from '../route.ts'
import type { FieldState } from '../store/state.ts'
import { type TextKey, useText } from '../texts.ts'

type Tab = {
  name: 'today' | 'patrol' | 'joint' | 'report' | 'settings'
  /** Whose it is; absent: everybody's. */
  roles?: readonly StaffRole[]
  icon: IconName
  words: TextKey
}

const tabs: readonly Tab[] = [
  { name: 'today', icon: 'inbox', words: 'nav.today' },
  { name: 'patrol', icon: 'flag', words: 'nav.patrol', roles: patrolRoles },
  { name: 'joint', icon: 'users', words: 'nav.joint', roles: guestRoles },
  { name: 'report', icon: 'plus', words: 'nav.report', roles: intakeRoles },
  { name: 'settings', icon: 'menu', words: 'nav.more' },
]

const tabOf: Partial<Record<PageName, Tab['name']>> = {
  case: 'today',
  grid: 'today',
  outbox: 'settings',
  visit: 'settings',
  inform: 'settings',
}

/** Within reach of one thumb, on every page. */
export function Tabs({ me, page }: { me: NonNullable<FieldState['me']>; page: PageName }) {
  const t = useText()
  const mine = tabs.filter(
    ({ roles }) => !roles || me.posts.some(({ role }) => roles.includes(role)),
  )
  const current = tabOf[page] ?? page
  // A page without a tab of mine lies under the last one.
  const shown = mine.some(({ name }) => name === current) ? current : 'settings'
  return (
    <nav className="tabs" aria-label={t('nav.label')}>
      {mine.map(({ name, icon, words }) => (
        <Link
          key={name}
          to={pathOf[name]}
          className={name === 'report' ? 'tab tab-main' : 'tab'}
          current={shown === name}
        >
          <Icon name={icon} size="1.5em" />
          {t(words)}
        </Link>
      ))}
    </nav>
  )
}
