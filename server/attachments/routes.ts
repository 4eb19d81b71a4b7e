import type { Ctx } from '#server/ctx.ts'
import type { App } from '#server/http/app.ts'

export async function attachmentRoutes(_app: App, _ctx: Ctx): Promise<void> {}
