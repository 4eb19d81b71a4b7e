import { ScreenView, wallRoles } from '#contract/screen.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, type StaffActor, staffOf } from '#server/http/app.ts'
import { answerLine, openLine, watchSession } from '#server/http/live.ts'
import { seesScope } from '#server/http/live-hub.ts'
import { Problem } from '#server/platform/problem.ts'
import { wallRegion } from '#server/screen/policy.ts'
import { createWall } from '#server/screen/wall.ts'

const tags = ['screen']

/** The wall of a command centre: all of it in one answer, and a line that says when it has moved. */
export function screenRoutes(app: App, ctx: Ctx): void {
  const wall = createWall(ctx)

  app.get(
    '/api/screen',
    {
      schema: {
        summary: '指挥大屏 Everything for the wall of my region; nothing personal',
        tags,
        response: { 200: ScreenView },
      },
      config: { who: wallRoles },
    },
    (request) => wall(regionOf(staffOf(request))),
  )

  app.get(
    '/api/screen/events',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'Server-sent events: something in the region of the wall has moved; not what',
        tags: [...tags, 'live'],
        produces: ['text/event-stream'],
      },
      config: { who: wallRoles, endless: true },
    },
    async (request, reply) => {
      const line = openLine(() => ({ caseId: '', version: 0, event: 'moved' }))
      line.sees = seesScope([regionOf(staffOf(request))], [])
      watchSession(app, request, line, (actor) => {
        const region = wallRegion(actor.posts)
        line.sees = region === undefined ? () => false : seesScope([region], [])
      })
      return answerLine(app, request, reply, line)
    },
  )
}

function regionOf(actor: StaffActor): string {
  const region = wallRegion(actor.posts)
  if (region === undefined) throw new Problem('not-permitted')
  return region
}
