import type { FastifyRequest } from 'fastify'
import { ScreenQuery, ScreenView } from '#contract/screen.ts'
import { wallRoles } from '#contract/screen-words.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { answerLine, openLine, watch, watchSession } from '#server/http/live.ts'
import { seesScope } from '#server/http/live-hub.ts'
import { findScreen, screenToken } from '#server/identity/screens.ts'
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
        summary: '指挥大屏 Everything for the wall of my region, or of a display link',
        tags,
        querystring: ScreenQuery,
        response: { 200: ScreenView },
      },
      config: { who: wallRoles, screen: true },
    },
    (request) => wall(regionOf(request)),
  )

  app.get(
    '/api/screen/events',
    {
      exposeHeadRoute: false,
      schema: {
        summary: 'Server-sent events: something in the region of the wall has moved; not what',
        tags: [...tags, 'live'],
        querystring: ScreenQuery,
        produces: ['text/event-stream'],
      },
      config: { who: wallRoles, screen: true, endless: true },
    },
    async (request, reply) => {
      const line = openLine(() => ({ caseId: '', version: 0, event: 'moved' }))
      line.sees = seesScope([regionOf(request)], [])
      const token = request.screen && screenToken(request)
      // A link that was revoked hears nothing more.
      if (token)
        watch(line, async () => {
          if (!(await findScreen(ctx, token))) line.stream.push(null)
        })
      else
        watchSession(app, request, line, (actor) => {
          const region = wallRegion(actor.posts)
          line.sees = region === undefined ? () => false : seesScope([region], [])
        })
      return answerLine(app, request, reply, line)
    },
  )
}

function regionOf(request: FastifyRequest): string {
  const region = request.screen?.regionCode ?? wallRegion(staffOf(request).posts)
  if (region === undefined) throw new Problem('not-permitted')
  return region
}
