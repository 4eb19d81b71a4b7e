import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import type { CaseView, ProgressView } from '#contract/api.ts'
import { type CommandName, commands } from '#contract/cases.ts'
import type { Payloads } from '#contract/payloads.ts'
import type { Receipt } from '#contract/reports.ts'
import { createApp } from '#server/app.ts'
import { sequence } from '#server/cases/sequencer.ts'
import { loadEmergencyDetector, loadLexiconClassifier } from '#server/flow/classify/load.ts'
import { createSenses } from '#server/flow/intake/senses.ts'
import { nextJobs } from '#server/flow/jobs.ts'
import { sweepTimers } from '#server/flow/timers.ts'
import type { App } from '#server/http/app.ts'
import { signInAs, type Visitor } from '#server/http/shell.test-kit.ts'
import type { Config } from '#server/platform/config.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'

/** The whole program over HTTP, on a database of its own, with the clock in the test's hands. */
export interface Desk extends TestDatabase {
  app: App
  as(login: string): Promise<Visitor>
  /** @returns the raw answer, whatever it is. */
  try<C extends CommandName>(
    login: string,
    caseId: string,
    command: C,
    payload: Payloads[C],
    more?: { version?: number; clientKey?: string },
  ): Promise<LightMyRequestResponse>
  /** Gives it and expects it to be done. */
  give<C extends CommandName>(
    login: string,
    caseId: string,
    command: C,
    payload: Payloads[C],
  ): Promise<CaseView>
  view(login: string, caseId: string): Promise<CaseView>
  /** As a resident, on the portal. */
  report(more: Record<string, unknown>): Promise<Receipt>
  progress(receipt: Receipt, proven?: boolean): Promise<ProgressView>
  say<C extends 'answer' | 'requestReopen' | 'withdraw' | 'supplement'>(
    receipt: Receipt,
    command: C,
    payload: Payloads[C],
  ): Promise<ProgressView>
  /** What the worker's loops would do by now. */
  work(): Promise<void>
  travel(to: string): Promise<void>
}

export async function openDesk(more: Partial<Config> = {}): Promise<Desk> {
  const test = await openTestDatabase()
  // Tests ask more often in a second than people do in a minute; the limits have tests of their own.
  const ctx = { ...test.ctx, config: { ...test.ctx.config, rateLimits: false, ...more } }
  const senses = createSenses(ctx.town, loadLexiconClassifier(), loadEmergencyDetector())
  const app = await createApp(ctx, senses, { pages: '/nowhere' })
  await app.ready()
  const visitors = new Map<string, { visitor: Visitor; since: number }>()

  async function as(login: string): Promise<Visitor> {
    const known = visitors.get(login)
    const now = ctx.clock.now().getTime()
    // A session left alone ends: whoever comes back days later signs in again.
    if (known && now - known.since < 3_600_000) return known.visitor
    const visitor = await signInAs(app, login)
    visitors.set(login, { visitor, since: now })
    return visitor
  }

  const desk: Desk = {
    ...test,
    ctx,
    app,
    as,
    async view(login, caseId) {
      const answer = await (await as(login)).send({ url: `/api/cases/${caseId}` })
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json<CaseView>()
    },
    async try(login, caseId, command, payload, more = {}) {
      const visitor = await as(login)
      const [row] = await test.db.run({ kind: 'system' }, (sql) =>
        sql.query<{ version: number }>('select version from cases where id = $1', [caseId]),
      )
      return visitor.send({
        method: 'POST',
        url: `/api/cases/${caseId}/${commands[command].noun}`,
        payload: { clientKey: randomUUID(), version: row?.version ?? 1, ...more, payload },
      })
    },
    async give(login, caseId, command, payload) {
      const answer = await desk.try(login, caseId, command, payload)
      expect(answer.statusCode, `${command} by ${login}: ${answer.body}`).toBe(200)
      return answer.json<CaseView>()
    },
    async report(more) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/portal/reports',
        payload: { clientKey: randomUUID(), words: '洗衣店夜里机器很吵', ...more },
      })
      expect(answer.statusCode, answer.body).toBe(201)
      return answer.json<Receipt>()
    },
    async progress(receipt, proven = true) {
      const answer = await app.inject({
        url: `/api/portal/cases/${receipt.caseCode}`,
        headers: proven ? { 'x-query-code': receipt.queryCode } : {},
      })
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json<ProgressView>()
    },
    async say(receipt, command, payload) {
      const answer = await app.inject({
        method: 'POST',
        url: `/api/portal/cases/${receipt.caseCode}/${commands[command].noun}`,
        payload: { clientKey: randomUUID(), queryCode: receipt.queryCode, payload },
      })
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json<ProgressView>()
    },
    async work() {
      await sweepTimers(ctx)
      while ((await sequence(ctx.db, nextJobs, ctx.clock.now())) > 0);
    },
    async travel(to) {
      test.clock.set(new Date(to))
      await desk.work()
    },
    async drop() {
      await app.close()
      await test.drop()
    },
  }
  return desk
}
