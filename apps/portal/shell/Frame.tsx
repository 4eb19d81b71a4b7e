import { Suspense, useEffect, useRef } from 'react'
import { usePath } from '#apps/kit/navigate.tsx'
import { part } from '#apps/kit/part.ts'
import { HomePage } from '../home/HomePage.tsx'
import { type Page, pageOfPath } from '../route.ts'
import { type TextKey, useText } from '../texts.ts'
import { Banners } from './Banners.tsx'
import { Boundary } from './Boundary.tsx'
import { Foot } from './Foot.tsx'
import { Head } from './Head.tsx'
import { Missing } from './Missing.tsx'

const ReceiptPage = part(async () => (await import('../receipt/ReceiptPage.tsx')).ReceiptPage)
const ProgressPage = part(async () => (await import('../progress/ProgressPage.tsx')).ProgressPage)
const AppointmentPage = part(
  async () => (await import('../appointment/AppointmentPage.tsx')).AppointmentPage,
)
// With the page that follows it: whoever can send must be able to see what came of it.
const ReportPage = part(async () => {
  const [page] = await Promise.all([import('../report/ReportPage.tsx'), ReceiptPage.fetch()])
  return page.ReportPage
})
const VisitsPage = part(async () => (await import('../visits/VisitsPage.tsx')).VisitsPage)
const GridPage = part(async () => (await import('../grid/GridPage.tsx')).GridPage)
const SignsPage = part(async () => (await import('../grid/SignsPage.tsx')).SignsPage)
const others = [ReportPage, ReceiptPage, ProgressPage, AppointmentPage]

const titles: Record<Page['name'], TextKey> = {
  home: 'home.title',
  report: 'report.title',
  receipt: 'receipt.title',
  progress: 'progress.title',
  appointment: 'appointment.title',
  visits: 'visits.title',
  grid: 'grid.title',
  signs: 'signs.title',
  missing: 'missing.title',
}

export function Frame() {
  const t = useText()
  const path = usePath()
  const page = pageOfPath(path)
  const main = useRef<HTMLElement>(null)
  const shown = useRef(page.name)

  const title = `${t(titles[page.name])} · ${t('app.name')}`
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

  // The other pages come while the home page is read, so that a lost network does not lose them.
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const page of others) page.fetch().catch(() => undefined)
    }, 1500)
    return () => clearTimeout(timer)
  }, [])

  return (
    <>
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <Banners page={page.name} />
      <Head page={page.name} />
      <main id="main" ref={main} tabIndex={-1}>
        <Boundary key={path}>
          <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
            <Shown page={page} />
          </Suspense>
        </Boundary>
      </main>
      <Foot />
    </>
  )
}

function Shown({ page }: { page: Page }) {
  switch (page.name) {
    case 'home':
      return <HomePage />
    case 'report':
      return <ReportPage />
    case 'receipt':
      return <ReceiptPage />
    case 'progress':
      return <ProgressPage {...(page.code ? { code: page.code } : {})} />
    case 'appointment':
      return <AppointmentPage {...(page.code ? { code: page.code } : {})} />
    case 'visits':
      return <VisitsPage {...(page.receipt ? { receipt: page.receipt } : {})} />
    case 'grid':
      return <GridPage code={page.code} />
    case 'signs':
      return <SignsPage region={page.region} />
    default:
      return <Missing />
  }
}
