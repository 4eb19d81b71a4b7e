import Type from 'typebox'
import { verifyRecord } from '#server/cases/audit/verify.ts'
import type { Ctx } from '#server/ctx.ts'
import type { App } from '#server/http/app.ts'

const AuditReport = Type.Object({
  ok: Type.Boolean(),
  cases: Type.Integer(),
  rows: Type.Integer(),
  seals: Type.Integer(),
  waiting: Type.Integer(),
  faultCount: Type.Integer(),
  faults: Type.Array(Type.Record(Type.String(), Type.Unknown())),
})

/** What `gezhong audit verify` says, for the auditor's page. */
export function auditRoutes(app: App, ctx: Ctx): void {
  let running: ReturnType<typeof verifyRecord> | undefined
  app.get(
    '/api/audit/verification',
    {
      schema: {
        summary: 'Check the whole record: any altered, removed or reordered row is named',
        tags: ['administration'],
        response: { 200: AuditReport },
      },
      config: { who: ['AUDITOR', 'ADMINISTRATOR'] },
    },
    // Two who ask at the same time share one reading of the whole record.
    async () => {
      running ??= verifyRecord(ctx.db).finally(() => {
        running = undefined
      })
      const { faults, ...report } = await running
      return { ...report, faults: faults.map((fault) => ({ ...fault })) }
    },
  )
}
