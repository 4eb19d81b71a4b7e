import './rooms.css'
import { Link } from '@tanstack/react-router'
import { holds, useSession } from '../session.ts'
import { useText } from '../texts.ts'
import { hallPages } from './roles.ts'

/** From one page of the halls to the others that this person has, the hall kept. */
export function HallTabs({ hall }: { hall?: string | undefined }) {
  const t = useText()
  const session = useSession()
  const own = hallPages.filter(({ roles }) => holds(session, ...roles))
  if (own.length < 2) return null
  return (
    <nav className="hall-tabs" aria-label={t('rooms.pages')}>
      {own.map(({ to, name }) => (
        <Link
          key={to}
          to={to}
          search={hall ? { hall } : {}}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}
