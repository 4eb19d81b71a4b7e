import Type from 'typebox'
import { Id } from '#contract/common.ts'
import { isWithin } from '#contract/levels.ts'
import {
  MadeScreen,
  MakeScreen,
  type ScreenLink,
  ScreenLinks,
  ScreenSignIn,
} from '#contract/screen.ts'
import { linkRoles } from '#contract/screen-words.ts'
import { present } from '#server/cases/present.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, type StaffActor, staffOf } from '#server/http/app.ts'
import { cookieOptions } from '#server/identity/cookie.ts'
import {
  findScreen,
  makeScreen,
  revokeScreen,
  type Screen,
  screenCookie,
  screensOf,
} from '#server/identity/screens.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { linkRegion } from '#server/screen/policy.ts'

const tags = ['screen']
/** As long as browsers keep any cookie; a link ends by being revoked. */
const cookieSeconds = 400 * 86_400

/** Links for machines on walls: made, listed, revoked; and the machine's own sign-in by one. */
export function screenLinkRoutes(app: App, ctx: Ctx): void {
  const linkOf = ({ id, name, regionCode, madeAt, seenAt }: Screen) =>
    present<ScreenLink>({
      id,
      name,
      region: { code: regionCode, name: ctx.town().regionName(regionCode) },
      madeAt: madeAt.toISOString(),
      seenAt: seenAt?.toISOString(),
    })

  app.get(
    '/api/screens',
    {
      schema: { summary: 'Display links of my region', tags, response: { 200: ScreenLinks } },
      config: { who: linkRoles },
    },
    async (request) => {
      const region = regionOf(staffOf(request))
      return (await ctx.db.run(system, (sql) => screensOf(sql, region))).map(linkOf)
    },
  )

  app.post(
    '/api/screens',
    {
      schema: {
        summary: 'A display link for a wall without a person; its secret is told this once',
        tags,
        body: MakeScreen,
        response: { 201: MadeScreen },
      },
      config: { who: linkRoles },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { clientKey, name, region: regionCode } = request.body
      if (!isWithin(regionCode, regionOf(actor)) || !ctx.town().region(regionCode))
        throw new Problem('not-permitted')
      const wish = { clientKey, name: name.trim(), regionCode }
      const { token, ...screen } = await makeScreen(ctx, actor.personId, wish)
      return reply.code(201).send({ ...linkOf(screen), link: `/screen#${token}` })
    },
  )

  app.delete(
    '/api/screens/:id',
    {
      schema: {
        summary: 'Revoke a display link: its walls go dark',
        tags,
        params: Type.Object({ id: Id }),
        response: { 204: Type.Null() },
      },
      config: { who: linkRoles },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      await revokeScreen(ctx, actor.personId, request.params.id, regionOf(actor))
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/screen/session',
    {
      schema: {
        summary: 'A machine on a wall shows its display link and keeps it as a cookie',
        tags,
        body: ScreenSignIn,
        response: { 204: Type.Null() },
      },
      config: { who: 'public' },
    },
    async (request, reply) => {
      const { token } = request.body
      if (!(await findScreen(ctx, token))) throw new Problem('not-signed-in')
      const options = { ...cookieOptions(ctx.config), path: '/api', maxAge: cookieSeconds }
      return reply.setCookie(screenCookie, token, options).code(204).send(null)
    },
  )
}

function regionOf(actor: StaffActor): string {
  const region = linkRegion(actor.posts)
  if (region === undefined) throw new Problem('not-permitted')
  return region
}
