import mark from '#apps/kit/mark.svg'
import { Link } from '#apps/kit/navigate.tsx'
import type { Page } from '../route.ts'
import { useText } from '../texts.ts'
import { ViewSwitches } from './ViewSwitches.tsx'

export function Head({ page }: { page: Page['name'] }) {
  const t = useText()
  return (
    <header className="head">
      <div className="head-in">
        <Link to="/" className="brand">
          <img src={mark} alt="" width="36" height="36" />
          <span>
            <b>{t('app.name')}</b>
            <small>{t('app.place')}</small>
          </span>
        </Link>
        <nav aria-label={t('nav.label')} className="no-print">
          <Link to="/report" className="nav-link" current={page === 'report'}>
            {t('nav.report')}
          </Link>
          <Link to="/progress" className="nav-link" current={page === 'progress'}>
            {t('nav.progress')}
          </Link>
        </nav>
        <ViewSwitches />
      </div>
    </header>
  )
}
