import { readConfig } from '#server/platform/config.ts'
import { untilTold } from '#server/until-told.ts'
import type { Input, Verb } from './verb.ts'

const flags = { port: { type: 'string' } } as const
const explain = { port: 'port to serve on (default: PORT, else 8080)' }

export const serve: Verb = {
  name: 'serve',
  summary: 'Starts the server for production: no demo accounts, configured by the environment.',
  about:
    'Refuses to start until GEZHONG_SECRET and, on an empty database, a first administrator are set.',
  flags,
  explain,
  examples: ['DATABASE_URL=postgres://… GEZHONG_SECRET=… npx gezhong serve'],
  run: (input) => run(input, false),
}

export const start: Verb = {
  name: 'start',
  summary: 'Starts everything in demo mode on this machine, with made-up people.',
  flags,
  explain,
  examples: ['npx gezhong start --port 8081'],
  run: (input) => run(input, true),
}

async function run({ text, say, out }: Input, demo: boolean): Promise<number> {
  const port = text('port')
  const config = readConfig(process.env, { demo, ...(port === undefined ? {} : { port }) })
  // Loaded here, so that the other verbs need not wait for it.
  const { serve: serveAll } = await import('#server/serve.ts')
  await untilTold(async (signal) => {
    const served = await serveAll(config, { say, signal })
    out(`${demo ? 'DEMO (made-up people, this machine only): ' : ''}${served.url}`)
    return served
  }, say)
  return 0
}
