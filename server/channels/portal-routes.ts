import Type from 'typebox'
import { PortalCommandBody, ProgressView } from '#contract/api.ts'
import { parseCaseCode } from '#contract/case-code.ts'
import { type CommandName, commands } from '#contract/cases.ts'
import type { Bilingual } from '#contract/common.ts'
import type { FollowedView } from '#contract/likeness.ts'
import { payloads } from '#contract/payloads.ts'
import { Receipt, SubmitReport } from '#contract/reports.ts'
import { caseStates } from '#contract/states.ts'
import { type Actor, scopeOf, systemActor } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { resultSince } from '#server/cases/kin.ts'
import { noticesOf, type StoredNotice } from '#server/cases/notices.ts'
import { present } from '#server/cases/present.ts'
import { timelineOf } from '#server/cases/reading.ts'
import * as store from '#server/cases/store.ts'
import { commandViews } from '#server/cases/view.ts'
import type { Ctx } from '#server/ctx.ts'
import { giveCommand, situate } from '#server/flow/give.ts'
import { type Desk, submitReport } from '#server/flow/intake/submit.ts'
import type { App } from '#server/http/app.ts'
import { reporterOf } from '#server/http/app.ts'
import { limits } from '#server/http/limits.ts'
import { proveQueryCode } from '#server/identity/reporter.ts'
import { system } from '#server/platform/db.ts'
import { metrics } from '#server/platform/metrics.ts'
import { Problem } from '#server/platform/problem.ts'
import { aroundOf } from './followed.ts'

const CodeParams = Type.Object({ code: Type.String({ maxLength: 40 }) })

/** Steps a resident is told of, in her words; the rest is the house's own work. */
const told: Partial<Record<CommandName, Bilingual>> = {
  submit: { zh: '收到您的反映', en: 'Your report was received' },
  accept: { zh: '已受理', en: 'Accepted' },
  autoAccept: { zh: '已受理', en: 'Accepted' },
  reject: { zh: '不予受理', en: 'Not accepted' },
  refer: { zh: '转有关法定途径', en: 'Referred to the body by law' },
  merge: { zh: '与其他来件一并办理', en: 'Joined with another report of the same matter' },
  unmerge: { zh: '恢复单独办理', en: 'Handled on its own again' },
  absorb: { zh: '另有他人反映同一件事', en: 'Others reported the same matter' },
  disposeOnSite: { zh: '已当场办结', en: 'Settled on the spot' },
  dispatch: { zh: '已派给承办单位', en: 'Sent to the unit responsible' },
  recall: { zh: '派单已撤回，重新安排', en: 'The order was taken back to be sent anew' },
  sign: { zh: '承办单位已签收', en: 'The unit has taken it up' },
  upholdObjection: { zh: '改派承办单位', en: 'Sent to another unit' },
  designate: { zh: '已指定承办单位', en: 'A unit was designated' },
  transfer: { zh: '转给下级单位办理', en: 'Passed on within the unit' },
  escalate: { zh: '已上报上一级', en: 'Taken one level up' },
  approveExtension: { zh: '办理期限已延长', en: 'The limit was extended' },
  hold: { zh: '暂时挂账，定期复查', en: 'On hold, to be reviewed' },
  resume: { zh: '恢复办理', en: 'Work goes on' },
  lapseHold: { zh: '恢复办理', en: 'Work goes on' },
  resolve: { zh: '承办单位报告已办结', en: 'The unit reports it done' },
  verifyPass: { zh: '核查通过', en: 'Checked by someone else' },
  verifyFail: { zh: '核查未通过，重新办理', en: 'The check failed: it is done again' },
  followUpSolved: { zh: '已结案', en: 'Closed' },
  followUpUnsolved: { zh: '未解决，重新办理', en: 'Not solved: it is done again' },
  withdraw: { zh: '您已撤回', en: 'You withdrew it' },
  archive: { zh: '已归档', en: 'Filed' },
  reopen: { zh: '重新办理', en: 'Reopened' },
  answer: { zh: '您已评价', en: 'You rated it' },
  requestReopen: { zh: '您申请重新办理', en: 'You asked to reopen it' },
  supplement: { zh: '补充了说明', en: 'Facts were added' },
}
const residentCommands = ['answer', 'requestReopen', 'withdraw', 'supplement'] as const

const PortalReport = Type.Object(
  {
    ...SubmitReport.properties,
    uploadTokens: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
)

/** The resident's door: report, follow by code, act with the query code. */
export function portalRoutes(app: App, ctx: Ctx, desk: Desk): void {
  app.post(
    '/api/portal/reports',
    {
      schema: {
        summary: 'Report anything',
        tags: ['portal'],
        body: PortalReport,
        response: { 201: Receipt },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).intake },
    },
    async (request, reply) => {
      const { uploadTokens, ...report } = request.body
      const { receipt } = await submitReport(ctx, desk, {
        report,
        channel: 'PORTAL',
        actor: systemActor,
        ...(uploadTokens ? { uploadTokens } : {}),
      })
      metrics.intake.inc({ channel: 'PORTAL' })
      return reply.code(201).send(receipt)
    },
  )

  app.get(
    '/api/portal/cases/:code',
    {
      schema: {
        summary: 'Progress, for whoever holds the code',
        tags: ['portal'],
        params: CodeParams,
        headers: Type.Object({ 'x-query-code': Type.Optional(Type.String()) }),
        response: { 200: ProgressView },
      },
      config: { who: 'public', rateLimit: limits(ctx.config).progress },
    },
    async (request) => {
      const caseFile = await byCode(ctx, request.params.code)
      const queryCode = request.headers['x-query-code']
      if (queryCode !== undefined) await proveQueryCode(ctx, caseFile.id, queryCode)
      return progressOf(ctx, caseFile, queryCode !== undefined)
    },
  )

  for (const command of residentCommands) {
    const body = Type.Object({ ...PortalCommandBody.properties, payload: payloads[command] })
    app.post(
      `/api/portal/cases/:code/${commands[command].noun}`,
      {
        schema: {
          summary: `${commands[command].zh} ${commands[command].en}`,
          tags: ['portal'],
          params: CodeParams,
          body,
          response: { 200: ProgressView },
        },
        config: { who: 'reporter' },
      },
      async (request) => {
        const actor = reporterOf(request)
        const { clientKey, version, payload, uploadTokens } = request.body as {
          clientKey: string
          version?: number
          uploadTokens?: Record<string, string>
          payload: Record<string, unknown>
        }
        const after = await giveCommand(ctx, actor, {
          caseId: actor.caseId,
          command,
          clientKey,
          payload,
          ...(version ? { version } : {}),
          ...(uploadTokens ? { uploadTokens } : {}),
        })
        return progressOf(ctx, after, true)
      },
    )
  }
}

async function byCode(ctx: Ctx, typed: string): Promise<Case> {
  const code = parseCaseCode(typed)
  const caseFile = code && (await ctx.db.run(system, (sql) => store.findCaseByCode(sql, code)))
  if (!caseFile) throw new Problem('not-found')
  return caseFile
}

/** A notice is written in the same instant as the step it tells of. */
function wordsByInstant(notices: readonly StoredNotice[]): Map<number, string> {
  return new Map(
    notices.flatMap(({ way, createdAt, body }) =>
      way === 'PORTAL' && body.said ? [[createdAt.getTime(), body.said]] : [],
    ),
  )
}

/** What she was told of the steps of the matter that hers follows. */
function withWords(
  follows: FollowedView,
  said: ReadonlyMap<number, string> | undefined,
): FollowedView {
  const steps = follows.steps.map((step) => {
    const words = said?.get(Date.parse(step.at))
    return words ? { ...step, told: words } : step
  })
  return { ...follows, steps }
}

/** Whether she rated the present result: her own matter's, or that of the one it follows. */
function hasAnswered({ facets }: Case, parent: Case | undefined): boolean {
  if (!facets.answer || !parent) return facets.answer !== undefined
  return facets.answer.at >= (resultSince(parent) ?? '')
}

/** State, unit and due date, never names; the reply only for whoever proved to be the reporter. */
async function progressOf(ctx: Ctx, caseFile: Case, proven: boolean): Promise<ProgressView> {
  const actor: Actor = { kind: 'reporter', caseId: caseFile.id }
  const town = ctx.town()
  const { kin, looks, parent, follows } = await aroundOf(ctx.db, town, caseFile, { told, proven })
  return ctx.db.transaction(scopeOf(actor), async (tx) => {
    const timeline = await timelineOf(tx, caseFile.id)
    const said = proven ? wordsByInstant(await noticesOf(tx, caseFile.id)) : undefined
    const situation = {
      ...(await situate(ctx, tx, actor, caseFile)),
      kin,
      ...(parent ? { parent } : {}),
    }
    const unit = (code: string) => ({ code, name: town.unitName(code) })
    const leaf = caseFile.categoryCode ? town.category(caseFile.categoryCode)?.data : undefined
    return present<ProgressView>({
      caseCode: caseFile.caseCode,
      state: caseFile.state,
      stateName: { zh: caseStates[caseFile.state].zh, en: caseStates[caseFile.state].en },
      category:
        leaf && !leaf.sensitive && caseFile.categoryConfirmed
          ? { code: leaf.code, name: leaf.name }
          : undefined,
      region: {
        code: caseFile.regionCode.slice(0, 9),
        name: town.regionName(caseFile.regionCode.slice(0, 9)),
      },
      unit: caseFile.leadUnit ? unit(caseFile.leadUnit) : unit(caseFile.centreCode),
      receivedAt: caseFile.receivedAt.toISOString(),
      dueAt: caseFile.dueAt?.toISOString() ?? caseFile.nextDueAt?.toISOString(),
      closedAt: caseFile.closedAt?.toISOString(),
      version: caseFile.version,
      steps: timeline
        .filter((row) => told[row.command])
        .map((row) =>
          present<ProgressView['steps'][number]>({
            at: row.at.toISOString(),
            name: told[row.command] ?? {
              zh: commands[row.command].zh,
              en: commands[row.command].en,
            },
            state: row.moved.to.state,
            unit: row.moved.to.unit ? unit(row.moved.to.unit) : undefined,
            told:
              ['reject', 'refer'].includes(row.command) && proven
                ? row.reason
                : said?.get(row.at.getTime()),
          }),
        ),
      reply: proven ? caseFile.facets.reply : undefined,
      looks,
      mergedInto: parent?.caseCode,
      follows: follows && withWords(follows, said),
      answered: hasAnswered(caseFile, parent),
      commands: commandViews(situation),
    })
  })
}
