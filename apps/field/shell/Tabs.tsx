import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { type PageName, pathOf } from '../route.ts'
import { type TextKey, useText } from '../texts.ts'

type Tab = {
  name: 'today' | 'patrol' | 'report' | 'settings'
  icon: IconName
  words: TextKey
}

const tabs: readonly Tab[] = [
  { name: 'today', icon: 'inbox', words: 'nav.today' },
  { name: 'patrol', icon: 'flag', words: 'nav.patrol' },
  { name: 'report', icon: 'plus', words: 'nav.report' },
  { name: 'settings', icon: 'menu', words: 'nav.more' },
]

const tabOf: Partial<Record<PageName, Tab['name']>> = {
  case: 'today',
  grid: 'today',
  outbox: 'settings',
  inform: 'settings',
  joint: 'settings',
}

/** Within reach of one thumb, on every page. */
export function Tabs({ page }: { page: PageName }) {
  const t = useText()
  return (
    <nav className="tabs" aria-label={t('nav.label')}>
      {tabs.map(({ name, icon, words }) => (
        <Link
          key={name}
          to={pathOf[name]}
          className={name === 'report' ? 'tab tab-main' : 'tab'}
          current={(tabOf[page] ?? page) === name}
        >
          <Icon name={icon} size="1.5em" />
          {t(words)}
        </Link>
      ))}
    </nav>
  )
}
