import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { KeyHelp } from '../keys/KeyHelp.tsx'
import { CallOutBanner } from '../rooms/CallOutBanner.tsx'
import { holds, useSession } from '../session.ts'
import { useText } from '../texts.ts'
import { UndoNotice } from '../undo/UndoNotice.tsx'
import { DemoBanner } from './DemoBanner.tsx'
import { Loading } from './Loading.tsx'
import { useLiveUpdates } from './live.ts'
import { Nav } from './Nav.tsx'
import { ProfileMenu } from './ProfileMenu.tsx'

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
        <Nav />
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
