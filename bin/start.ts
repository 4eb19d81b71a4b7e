/** `npm start`: everything on one machine, in demo mode, with made-up people. Production: `gezhong serve`. */
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '#server/platform/config.ts'
import { EmbeddedError } from '#server/platform/embedded/error.ts'
import { SchemaError } from '#server/platform/migrate.ts'
import { serve } from '#server/serve.ts'
import { StartError } from '#server/start-error.ts'
import { demoAccounts, demoPassword } from '#server/town/seed/demo-accounts.ts'
import { untilTold } from '#server/until-told.ts'
import { buildPages, pagesCurrent } from './build-pages.ts'

const usage = `npm start -- [--port 8081]
Starts Gezhong in demo mode on this machine. Variables: PORT, GEZHONG_DATA, DATABASE_URL (see docs/runbook.md).`

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean' } } })
  if (values.help) return console.log(usage)
  const config = readConfig(process.env, {
    demo: true,
    ...(values.port ? { port: values.port } : {}),
  })
  await untilTold(async (signal) => {
    // The first start builds the pages while the database makes itself.
    const pages = pagesCurrent() ? undefined : buildPages(signal)
    pages?.catch(() => undefined)
    const served = await serve(
      { ...config, logLevel: process.env.GEZHONG_LOG ?? 'warn' },
      { say: console.log, signal, pages },
    )
    console.log(welcome(served.url))
    return served
  }, console.log)
  process.exit(0)
}

function welcome(url: string): string {
  const accounts = demoAccounts.map(({ login, zh, en }) => `  ${login.padEnd(20)} ${zh} ${en}`)
  return [
    '',
    `格中 Gezhong is ready (DEMO: made-up people, this machine only).`,
    '',
    `  Portal for residents   ${url}/`,
    `  Console for staff      ${url}/console/`,
    `  Phone in the grid      ${url}/field/`,
    `  API                    ${url}/api/docs`,
    '',
    `Sign in at the console as one of these, password ${demoPassword}:`,
    ...accounts,
    '',
    'Ctrl-C stops everything.',
  ].join('\n')
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError)
    console.error(
      ['The configuration is not right:', ...error.faults.map((fault) => `  - ${fault}`)].join(
        '\n',
      ),
    )
  else if ([StartError, EmbeddedError, SchemaError].some((kind) => error instanceof kind))
    console.error(`Cannot start: ${(error as Error).message}`)
  else console.error(error)
  process.exit(1)
})
