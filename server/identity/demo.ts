import Type from 'typebox'
import { Bilingual, oneOf } from '#contract/common.ts'
import { staffRoles } from '#contract/roles.ts'
import type { Ctx } from '#server/ctx.ts'
import type { App } from '#server/http/app.ts'
import { system } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { demoAccounts, demoPassword } from '#server/town/seed/demo-accounts.ts'

const DemoAccounts = Type.Array(
  Type.Object({
    login: Type.String(),
    password: Type.String(),
    role: oneOf(staffRoles),
    name: Type.String(),
    post: Bilingual,
  }),
)

/** The sign-ins a visitor may pick from; elsewhere the route says that it does not exist. */
export function demoRoutes(app: App, ctx: Ctx): void {
  app.get(
    '/api/demo',
    {
      schema: {
        summary: 'Accounts to try, in demo mode',
        tags: ['session'],
        response: { 200: DemoAccounts },
      },
      config: { who: 'public' },
    },
    async () => {
      if (!ctx.config.demo) throw new Problem('not-found')
      const rows = await ctx.db.run(system, (sql) =>
        sql.query<{ login: string; name_sealed: Buffer }>(
          'select login, name_sealed from people where login = any($1::text[]) and active',
          [demoAccounts.map((account) => account.login)],
        ),
      )
      const names = new Map(rows.map((row) => [row.login, ctx.seal.open(row.name_sealed)]))
      return demoAccounts.flatMap(({ login, role, zh, en }) => {
        const name = names.get(login)
        return name ? [{ login, password: demoPassword, role, name, post: { zh, en } }] : []
      })
    },
  )
}
