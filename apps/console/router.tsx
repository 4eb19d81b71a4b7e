import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { Gate } from './shell/Gate.tsx'
import { NotFound } from './shell/NotFound.tsx'
import { readWorklistSearch } from './worklist/filters.ts'

const rootRoute = createRootRoute({ component: Gate, notFoundComponent: NotFound })

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

export const worklistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readWorklistSearch,
  component: lazyRouteComponent(() => import('./worklist/WorklistPage.tsx'), 'WorklistPage'),
})

export const mapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/map',
  validateSearch: readWorklistSearch,
  component: lazyRouteComponent(() => import('./map/MapPage.tsx'), 'MapPage'),
})

export const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./case/CasePage.tsx'), 'CasePage'),
})

export const fileRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/file',
  component: lazyRouteComponent(() => import('./file/FilePage.tsx'), 'FilePage'),
})

export const intakeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intake',
  component: lazyRouteComponent(() => import('./intake/IntakePage.tsx'), 'IntakePage'),
})

/** Of the pages of the halls: which hall, which day. */
function readHallSearch(search: Record<string, unknown>): { hall?: string; day?: string } {
  const hall = text(search.hall)
  const day = text(search.day)
  return {
    ...(hall ? { hall } : {}),
    ...(day && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}),
  }
}

export const hallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hall',
  validateSearch: (search): { hall?: string } => {
    const hall = text(search.hall)
    return hall ? { hall } : {}
  },
  component: lazyRouteComponent(() => import('./hall/HallPage.tsx'), 'HallPage'),
})

export const roomsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rooms',
  validateSearch: readHallSearch,
  component: lazyRouteComponent(() => import('./rooms/RoomsPage.tsx'), 'RoomsPage'),
})

export const callOutsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rooms/call-outs',
  validateSearch: readHallSearch,
  component: lazyRouteComponent(() => import('./rooms/CallOutsPage.tsx'), 'CallOutsPage'),
})

export const appointmentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rooms/appointments',
  validateSearch: readHallSearch,
  component: lazyRouteComponent(() => import('./rooms/AppointmentsPage.tsx'), 'AppointmentsPage'),
})

export const stationingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rooms/stationing',
  validateSearch: readHallSearch,
  component: lazyRouteComponent(() => import('./rooms/StationingPage.tsx'), 'StationingPage'),
})

export const whistlesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/whistles',
  validateSearch: (search): { post?: string } => {
    const post = text(search.post)
    return post ? { post } : {}
  },
  component: lazyRouteComponent(() => import('./whistles/WhistlesPage.tsx'), 'WhistlesPage'),
})

/** Whose coverage, and of which week. */
function readCoverageSearch(search: Record<string, unknown>): { region?: string; week?: string } {
  const region = text(search.region)
  const week = text(search.week)
  return {
    ...(region && /^\d{4,15}$/.test(region) ? { region } : {}),
    ...(week && /^\d{4}-\d{2}-\d{2}$/.test(week) ? { week } : {}),
  }
}

export const screensRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/screens',
  component: lazyRouteComponent(() => import('./screens/ScreensPage.tsx'), 'ScreensPage'),
})

export const patrolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/patrols',
  validateSearch: readCoverageSearch,
  component: lazyRouteComponent(() => import('./patrols/CoveragePage.tsx'), 'CoveragePage'),
})

export const homesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/patrols/homes',
  validateSearch: (search): { region?: string; form?: string } => {
    const { region } = readCoverageSearch(search)
    const form = text(search.form)
    return { ...(region ? { region } : {}), ...(form ? { form } : {}) }
  },
  component: lazyRouteComponent(() => import('./homes/HomesPage.tsx'), 'HomesPage'),
})

export const informsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/patrols/informs',
  component: lazyRouteComponent(() => import('./informs/InformsPage.tsx'), 'InformsPage'),
})

export const informRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/patrols/informs/$id',
  validateSearch: (search): { region?: string } => {
    const { region } = readCoverageSearch(search)
    return region ? { region } : {}
  },
  component: lazyRouteComponent(() => import('./informs/InformDetailPage.tsx'), 'InformDetailPage'),
})

export const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch: (search): { tab?: string; q?: string } => {
    const tab = text(search.tab)
    const q = text(search.q)
    return { ...(tab ? { tab } : {}), ...(q ? { q } : {}) }
  },
  component: lazyRouteComponent(() => import('./admin/AdminPage.tsx'), 'AdminPage'),
})

export const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
})

export const noticesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notices',
  component: lazyRouteComponent(() => import('./notices/FailedPage.tsx'), 'FailedPage'),
})

export const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  component: lazyRouteComponent(() => import('./password/PasswordPage.tsx'), 'PasswordPage'),
})

export const hoursRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hours',
  component: lazyRouteComponent(() => import('./hours/HoursPage.tsx'), 'HoursPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    worklistRoute,
    mapRoute,
    caseRoute,
    fileRoute,
    intakeRoute,
    hallRoute,
    roomsRoute,
    stationingRoute,
    callOutsRoute,
    whistlesRoute,
    appointmentsRoute,
    screensRoute,
    patrolsRoute,
    homesRoute,
    informsRoute,
    informRoute,
    adminRoute,
    auditRoute,
    noticesRoute,
    passwordRoute,
    hoursRoute,
  ]),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Addresses that people can read and send: plain text, nothing quoted.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString()
    return text ? `?${text}` : ''
  },
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
