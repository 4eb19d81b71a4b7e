import Type from 'typebox'
import {
  AddPerson,
  AddPost,
  PersonPage,
  PersonView as PersonSchema,
  type PersonView,
  SetPassword,
} from '#contract/api.ts'
import { Id, oneOf, RegionCode } from '#contract/common.ts'
import { staffRoles } from '#contract/roles.ts'
import type { Ctx } from '#server/ctx.ts'
import { type App, staffOf } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { findPeople } from './find-people.ts'
import * as people from './people.ts'
import { addPerson, addPost, deactivatePerson, endPost, setPassword } from './people-commands.ts'
import { seesPhones } from './policy.ts'
import { personView } from './view.ts'

const tags = ['administration']
const editors = ['ADMINISTRATOR'] as const
const ById = Type.Object({ id: Id })

/** Who holds which post where, from when to when. */
export function peopleRoutes(app: App, ctx: Ctx): void {
  const viewOf = (id: string): Promise<PersonView> =>
    ctx.db.run(system, async (sql) => {
      const row = await people.personById(sql, id)
      if (!row) throw new Problem('not-found')
      const posts = await people.postsOf(sql, [id])
      return personView(row, posts, { seal: ctx.seal, town: ctx.town(), phones: true })
    })

  app.get(
    '/api/admin/people',
    {
      schema: {
        summary: 'Colleagues of the subtree, by name, login or whole telephone',
        tags,
        querystring: Type.Object({
          q: Type.Optional(Type.String({ maxLength: 40 })),
          role: Type.Optional(oneOf(staffRoles)),
          region: Type.Optional(RegionCode),
          after: Type.Optional(Id),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: { 200: PersonPage },
      },
      config: { who: ['ADMINISTRATOR', 'AUDITOR'] },
    },
    (request) => {
      const officer = staffOf(request)
      const { q = '', role = '', region = '', after = '', limit = 50 } = request.query
      const question = { q: q.trim(), role, region, after, limit }
      return ctx.db.run(system, async (sql) => {
        const found = await findPeople(sql, ctx.seal, officer, question)
        const posts = Map.groupBy(
          await people.postsOf(
            sql,
            found.rows.map((row) => row.id),
          ),
          (post) => post.person_id,
        )
        const to = { seal: ctx.seal, town: ctx.town(), phones: seesPhones(officer) }
        const items = found.rows.map((row) => personView(row, posts.get(row.id) ?? [], to))
        return { items, ...(found.next === undefined ? {} : { next: found.next }) }
      })
    },
  )

  app.post(
    '/api/admin/people',
    {
      schema: {
        summary: 'Enter a colleague',
        tags,
        body: AddPerson,
        response: { 201: PersonSchema },
      },
      config: { who: editors },
    },
    async (request, reply) => {
      const id = await addPerson(ctx, staffOf(request), request.body)
      return reply.code(201).send(await viewOf(id))
    },
  )

  app.delete(
    '/api/admin/people/:id',
    {
      schema: {
        summary: 'Deactivate: posts and sign-ins end, the name stays on what was done',
        tags,
        params: ById,
        response: { 200: PersonSchema },
      },
      config: { who: editors },
    },
    async (request) => {
      const { id } = request.params
      await deactivatePerson(ctx, staffOf(request), id)
      app.sessions.forget(id)
      return viewOf(id)
    },
  )

  app.put(
    '/api/admin/people/:id/password',
    {
      schema: {
        summary: 'Reset a password; every sign-in of the person ends',
        tags,
        params: ById,
        body: SetPassword,
        response: { 204: Type.Null() },
      },
      config: { who: editors },
    },
    async (request, reply) => {
      const { id } = request.params
      await setPassword(ctx, staffOf(request), { personId: id, password: request.body.password })
      app.sessions.forget(id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/api/admin/people/:id/posts',
    {
      schema: {
        summary: 'Appoint to a post',
        tags,
        params: ById,
        body: AddPost,
        response: { 201: PersonSchema },
      },
      config: { who: editors },
    },
    async (request, reply) => {
      const { id } = request.params
      const { fullTime = true, ...post } = request.body
      await addPost(ctx, staffOf(request), { personId: id, fullTime, ...post })
      app.sessions.forget(id)
      return reply.code(201).send(await viewOf(id))
    },
  )

  app.delete(
    '/api/admin/posts/:id',
    {
      schema: {
        summary: 'End a post; it is never edited',
        tags,
        params: ById,
        response: { 200: PersonSchema },
      },
      config: { who: editors },
    },
    async (request) => {
      const personId = await endPost(ctx, staffOf(request), request.params.id)
      app.sessions.forget(personId)
      return viewOf(personId)
    },
  )
}
