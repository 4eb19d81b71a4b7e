import type { ReactElement } from 'react'
import { part } from '#apps/kit/part.ts'
import type { Page } from '../route.ts'
import { TodayPage } from '../today/TodayPage.tsx'
import { Missing } from './Missing.tsx'

/** Pages whose script comes when first shown; the service worker has them all on the phone by then. */
const parts = {
  GridPage: part(async () => (await import('../grid/GridPage.tsx')).GridPage),
  CasePage: part(async () => (await import('../case/CasePage.tsx')).CasePage),
  ReportPage: part(async () => (await import('../report/ReportPage.tsx')).ReportPage),
  VisitPage: part(async () => (await import('../visit/VisitPage.tsx')).VisitPage),
  DoorPage: part(async () => (await import('../visit/DoorPage.tsx')).DoorPage),
  InformList: part(async () => (await import('../inform/InformList.tsx')).InformList),
  InformPage: part(async () => (await import('../inform/InformPage.tsx')).InformPage),
  PatrolPage: part(async () => (await import('../patrol/PatrolPage.tsx')).PatrolPage),
  JointPage: part(async () => (await import('../joint/JointPage.tsx')).JointPage),
  OutboxPage: part(async () => (await import('../outbox/OutboxPage.tsx')).OutboxPage),
  SettingsPage: part(async () => (await import('../settings/SettingsPage.tsx')).SettingsPage),
}

/** The page of an address. */
export const Shown = ({ page }: { page: Page }) => pageAt(page)

function pageAt(page: Page): ReactElement {
  switch (page.name) {
    case 'today':
      return <TodayPage />
    case 'case':
      return <parts.CasePage key={page.id} id={page.id} />
    case 'grid':
      return <parts.GridPage code={page.code} />
    case 'report':
      return <parts.ReportPage />
    case 'patrol':
      return <parts.PatrolPage />
    case 'joint':
      return <parts.JointPage visitId={page.visit} />
    case 'visit':
      return page.home ? <parts.DoorPage code={page.home} /> : <parts.VisitPage />
    case 'inform':
      return page.notice ? <parts.InformPage id={page.notice} /> : <parts.InformList />
    case 'outbox':
      return <parts.OutboxPage />
    case 'settings':
      return <parts.SettingsPage />
    default:
      return <Missing />
  }
}

/** Has the script of a page come while the phone is still being read. */
export function fetchPage(page: Page): void {
  const { type } = pageAt(page)
  const found = Object.values(parts).find((one) => one === type)
  // Should it not come, the page asks again when it is drawn, and says so.
  found?.fetch().catch(() => undefined)
}
