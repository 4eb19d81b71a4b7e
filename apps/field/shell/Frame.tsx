import { Suspense, useDeferredValue, useEffect, useRef } from 'react'
import { usePath } from '#apps/kit/navigate.tsx'
import { type PageName, pageOfPath } from '../route.ts'
import type { FieldState } from '../store/state.ts'
import { useText } from '../texts.ts'
import { Boundary } from './Boundary.tsx'
import { Head } from './Head.tsx'
import { Notes } from './Notes.tsx'
import { Shown } from './Shown.tsx'
import { Tabs } from './Tabs.tsx'

/** The app of somebody who is signed in: head, the page of the address, the tabs below. */
export function Frame({ me }: { me: NonNullable<FieldState['me']> }) {
  const t = useText()
  const path = usePath()
  const page = pageOfPath(path)
  const main = useRef<HTMLElement>(null)
  const shown = useRef<PageName>(page.name)
  // Head and tabs first, then the page in slices: a slow phone hears a tap in between.
  const begun = useDeferredValue(true, false)

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
            {begun && <Shown page={page} />}
          </Suspense>
        </Boundary>
      </main>
      <Tabs me={me} page={page.name} />
    </div>
  )
}
