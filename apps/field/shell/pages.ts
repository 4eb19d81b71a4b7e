import { part } from '#apps/kit/part.ts'

/** Pages whose script comes when first shown; the service worker has them all on the phone by then. */
export const pages = {
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
