import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { intakeRoles, noticeRoles } from '#contract/roles.ts'
import { hallRoles } from '../hall/roles.ts'
import { KeyHelp } from '../keys/KeyHelp.tsx'
import { CallOutBanner } from '../rooms/CallOutBanner.tsx'
import { firstHallPage, type HallPage } from '../rooms/roles.ts'
import { holds, useSession } from '../session.ts'
import { type TextKey, useText } from '../texts.ts'
import { UndoNotice } from '../undo/UndoNotice.tsx'
import { boardRoles } from '../whistles/roles.ts'
import { DemoBanner } from './DemoBanner.tsx'
import { Loading } from './Loading.tsx'
import { useLiveUpdates } from './live.ts'
import { ProfileMenu } from './ProfileMenu.tsx'

type Entry = [
  '/' | '/intake' | '/hall' | HallPage | '/whistles' | '/notices' | '/admin' | '/audit',
  IconName,
  TextKey,
  boolean,
]

/** Frame of every page: skip link, banner of the demo, header with navigation, main. */
export function Shell() {
  const t = useText()
  const session = useSession()
  const connected = useLiveUpdates()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shownPath = useRef(pathname)
  // A new page begins at its beginning, for the keyboard too.
  useEffect(() => {
    if (shownPath.current !== pathname) main.current?.focus({ preventScroll: true })
    shownPath.current = pathname
  }, [pathname])
  const hallPage = firstHallPage(session.posts.map(({ role }) => role))
  const entries: Entry[] = [
    ['/', 'inbox', 'nav.worklist', true],
    ['/intake', 'pen', 'nav.intake', holds(session, ...intakeRoles)],
    ['/hall', 'users', 'nav.hall', holds(session, ...hallRoles)],
    [hallPage ?? '/rooms', 'clock', 'nav.rooms', hallPage !== undefined],
    ['/notices', 'send', 'nav.notices', holds(session, ...noticeRoles)],
    ['/whistles', 'bell', 'nav.whistles', holds(session, ...boardRoles)],
    ['/admin', 'gear', 'nav.admin', holds(session, 'ADMINISTRATOR', 'AUDITOR')],
    ['/audit', 'eye', 'nav.audit', holds(session, 'AUDITOR', 'ADMINISTRATOR')],
  ]
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      {session.demo && <DemoBanner />}
      <header className="top no-print">
        <Link to="/" className="brand">
          <span className="brand-mark" aria-hidden="true" />
          <span className="brand-name">{t('app.name')}</span>
          <span className="brand-part">{t('app.console')}</span>
        </Link>
        <nav className="nav" aria-label={t('nav.main')}>
          {entries
            .filter(([, , , shown]) => shown)
            .map(([to, icon, key]) => (
              <Link
                key={to}
                to={to}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                className="nav-link"
              >
                <Icon name={icon} />
                {t(key)}
              </Link>
            ))}
        </nav>
        {!connected && (
          <span className="tag" data-tone="amber" role="status">
            <Icon name="refresh" />
            {t('app.offline')}
          </span>
        )}
        <KeyHelp />
        <ProfileMenu />
      </header>
      {holds(session, 'UNIT_CLERK') && <CallOutBanner />}
      <main id="main" className="main" tabIndex={-1} ref={main}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <UndoNotice />
    </div>
  )
}
