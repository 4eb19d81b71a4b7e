import { Suspense, useEffect, useRef } from 'react'
import { usePath } from '#apps/kit/navigate.tsx'
import { type Page, type PageName, pageOfPath } from '../route.ts'
import type { FieldState } from '../store/state.ts'
import { useText } from '../texts.ts'
import { TodayPage } from '../today/TodayPage.tsx'
import { Boundary } from './Boundary.tsx'
import { Head } from './Head.tsx'
import { Missing } from './Missing.tsx'
import { Notes } from './Notes.tsx'
import { pages } from './pages.ts'
import { Tabs } from './Tabs.tsx'

/** The app of somebody who is signed in: head, the page of the address, the tabs below. */
export function Frame({ me }: { me: NonNullable<FieldState['me']> }) {
  const t = useText()
  const path = usePath()
  const page = pageOfPath(path)
  const main = useRef<HTMLElement>(null)
  const shown = useRef<PageName>(page.name)

  const title = `${t(`page.${page.name}`)} · ${t('app.name')}`
  useEffect(() => {
    document.title = title
  }, [title])

  // A new page is announced by moving the focus to it, as a full load would.
  useEffect(() => {
    if (shown.current === page.name) return
    shown.current = page.name
    scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [page.name])

  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <Head me={me} page={page} />
      <main id="main" ref={main} tabIndex={-1}>
        <Notes />
        <Boundary key={path}>
          <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
            <Shown page={page} />
          </Suspense>
        </Boundary>
      </main>
      <Tabs me={me} page={page.name} />
    </div>
  )
}

function Shown({ page }: { page: Page }) {
  switch (page.name) {
    case 'today':
      return <TodayPage />
    case 'case':
      return <pages.CasePage key={page.id} id={page.id} />
    case 'grid':
      return <pages.GridPage code={page.code} />
    case 'report':
      return <pages.ReportPage />
    case 'patrol':
      return <pages.PatrolPage />
    case 'joint':
      return <pages.JointPage visitId={page.visit} />
    case 'visit':
      return page.home ? <pages.DoorPage code={page.home} /> : <pages.VisitPage />
    case 'inform':
      return page.notice ? <pages.InformPage id={page.notice} /> : <pages.InformList />
    case 'outbox':
      return <pages.OutboxPage />
    case 'settings':
      return <pages.SettingsPage />
    default:
      return <Missing />
  }
}
