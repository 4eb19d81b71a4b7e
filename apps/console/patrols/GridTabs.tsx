import './patrols.css'
import { Link } from '@tanstack/react-router'
import { useText } from '../texts.ts'

const pages = [
  { to: '/patrols', name: 'patrols.tab' },
  { to: '/patrols/homes', name: 'homes.tab' },
  { to: '/patrols/informs', name: 'informs.tab' },
] as const

/** What the grids do by themselves: points looked at, homes visited, homes told. */
export function GridTabs() {
  const t = useText()
  return (
    <nav className="grid-tabs" aria-label={t('patrols.pages')}>
      {pages.map(({ to, name }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
