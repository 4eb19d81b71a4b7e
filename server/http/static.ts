import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { Problem } from '#server/platform/problem.ts'
import type { App } from './app.ts'
import { sendProblem } from './errors.ts'

const builtApps = fileURLToPath(new URL('../../dist/apps', import.meta.url))

/** The page that answers an address of one of the apps: the portal's unless it begins with another's. */
export function pageOf(path: string): string {
  if (/^\/(hall-screen|hall-kiosk|room-sign|q)\//.test(path)) return 'hall/index.html'
  const app = /^\/(console|field|screen)(\/|$)/.exec(path)?.[1] ?? 'portal'
  return `${app}/index.html`
}

const notBuilt = `<!doctype html><meta charset="utf-8"><title>格中</title>
<p>页面尚未构建：请运行 npm run build<p lang="en">The pages are not built yet: npm run build`

/**
 * The built apps: hashed files for a year, pages asked for anew each time, files beside them that end
 * in .br or .gz sent instead. Any other address that wants a page gets its app's, which routes itself.
 */
export async function installPages(app: App, root: string = builtApps): Promise<void> {
  const built = existsSync(root)
  if (built) {
    await app.register(fastifyStatic, {
      root,
      index: false,
      redirect: false,
      preCompressed: true,
      cacheControl: false,
      // Files alone: the folder of an app, as /console/, is an address of its page.
      allowedPath: (path) => /\.\w+$/.test(path),
      setHeaders(reply, path) {
        const hashed = /[\\/]assets[\\/]/.test(path)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  const page = (reply: FastifyReply, path: string) => {
    const file = pageOf(path)
    if (built && existsSync(join(root, file))) return reply.code(200).sendFile(file)
    return reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
  }
  app.get('/', (_request, reply) => page(reply, '/'))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const wantsPage = reads && !/^\/(api|assets)(\/|$)/.test(path) && !/\.\w+$/.test(path)
    if (!wantsPage) return sendProblem(reply, new Problem('not-found'))
    return page(reply, path)
  })
}
