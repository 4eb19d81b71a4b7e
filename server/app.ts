import { appointmentRoutes } from './channels/appointment-routes.ts'
import { auditRoutes } from './channels/audit-routes.ts'
import { callOutRoutes } from './channels/call-out-routes.ts'
import { caseRoutes } from './channels/case-routes.ts'
import { dispatchRoutes } from './channels/dispatch-routes.ts'
import { exportRoutes } from './channels/export-routes.ts'
import { fieldRoutes } from './channels/field-routes.ts'
import { hallRoutes } from './channels/hall-routes.ts'
import { homeRoutes } from './channels/home-routes.ts'
import { hoursRoutes } from './channels/hours-routes.ts'
import { informRoutes } from './channels/inform-routes.ts'
import { jointRoutes } from './channels/joint-routes.ts'
import { likenessRoutes } from './channels/likeness-routes.ts'
import { mapRoutes } from './channels/map-routes.ts'
import { noticeRoutes } from './channels/notice-routes.ts'
import { patrolRoutes } from './channels/patrol-routes.ts'
import { portalRoutes } from './channels/portal-routes.ts'
import { presenceRoutes } from './channels/presence-routes.ts'
import { pushRoutes } from './channels/push-routes.ts'
import { questionsRoutes } from './channels/questions-routes.ts'
import { reportRoutes } from './channels/report-routes.ts'
import { roomsRoutes } from './channels/rooms-routes.ts'
import { screenLinkRoutes } from './channels/screen-link-routes.ts'
import { screenRoutes } from './channels/screen-routes.ts'
import { stationingRoutes } from './channels/stationing-routes.ts'
import { textRoutes } from './channels/text-routes.ts'
import { viewRoutes } from './channels/view-routes.ts'
import { visitRoutes } from './channels/visit-routes.ts'
import { workbenchRoutes } from './channels/workbench-routes.ts'
import { worklistRoutes } from './channels/worklist-routes.ts'
import type { Ctx } from './ctx.ts'
import type { SensesOf } from './flow/intake/senses.ts'
import { createIntakeWriter } from './flow/intake/together.ts'
import { readGrids } from './flow/locate/read-grids.ts'
import type { App } from './http/app.ts'
import { createShell } from './http/shell.ts'
import { townRoutes } from './town/routes.ts'

/** The whole HTTP side: the shell and everybody's routes. Not listening yet. */
export async function createApp(
  ctx: Ctx,
  senses: SensesOf,
  options: { pages?: string } = {},
): Promise<App> {
  const app = await createShell(ctx, options)
  const desk = { senses, write: createIntakeWriter(ctx.db) }
  worklistRoutes(app, ctx)
  exportRoutes(app, ctx)
  caseRoutes(app, ctx)
  dispatchRoutes(app, ctx)
  reportRoutes(app, ctx, desk)
  portalRoutes(app, ctx, desk)
  fieldRoutes(app, ctx, desk)
  questionsRoutes(app, ctx)
  likenessRoutes(app, ctx)
  hallRoutes(app, ctx)
  visitRoutes(app, ctx)
  auditRoutes(app, ctx)
  workbenchRoutes(app, ctx)
  viewRoutes(app, ctx)
  presenceRoutes(app, ctx)
  roomsRoutes(app, ctx)
  stationingRoutes(app, ctx)
  mapRoutes(app, ctx)
  noticeRoutes(app, ctx)
  textRoutes(app, ctx)
  callOutRoutes(app, ctx)
  appointmentRoutes(app, ctx)
  screenRoutes(app, ctx)
  screenLinkRoutes(app, ctx)
  patrolRoutes(app, ctx)
  jointRoutes(app, ctx)
  homeRoutes(app, ctx)
  informRoutes(app, ctx)
  hoursRoutes(app, ctx)
  pushRoutes(app, ctx)
  townRoutes(app, ctx, { readGrids })
  return app
}
