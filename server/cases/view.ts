import type { CaseRow, CaseView, ClockView, CommandView } from '#contract/api.ts'
import { commands } from '#contract/cases.ts'
import type { Clock } from '#contract/clocks.ts'
import type { Reporter } from '#contract/reports.ts'
import { handlerRoles } from '#contract/roles.ts'
import type { CaseState } from '#contract/states.ts'
import { attachmentsOf } from '#server/attachments/attach.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import type { Town } from '#server/town/town.ts'
import type { Actor, ActorPost } from './actor.ts'
import type { Case, ClockRecord } from './case.ts'
import type { Situation } from './guards.ts'
import { maskEmail, maskName, maskPhone } from './mask.ts'
import { mayResend, noticeView } from './notice-view.ts'
import { noticesOf } from './notices.ts'
import { present } from './present.ts'
import { looksOf, namesOf, timelineOf } from './reading.ts'
import { reportsOf, type StoredReport } from './reports.ts'
import { possibilities } from './rules.ts'
import { whistlesOf } from './task-store.ts'
import { subTaskView, whistleView } from './task-view.ts'
import { type Step, undoOf } from './undo.ts'

const named = (code: string, name: { zh: string; en: string }) => ({ code, name })

/** One line of a list, as staff see it. */
export function caseRow(
  caseFile: Case,
  town: Town,
  now: Date,
  names: ReadonlyMap<string, string>,
): CaseRow {
  const leaf = caseFile.categoryCode ? town.category(caseFile.categoryCode)?.data : undefined
  return present<CaseRow>({
    id: caseFile.id,
    caseCode: caseFile.caseCode,
    version: caseFile.version,
    state: caseFile.state,
    title: caseFile.title,
    channel: caseFile.channel,
    category: caseFile.categoryCode
      ? {
          code: caseFile.categoryCode,
          name: leaf?.name ?? { zh: caseFile.categoryCode, en: caseFile.categoryCode },
          confirmed: caseFile.categoryConfirmed,
          ...(caseFile.categoryVersion === null ? {} : { version: caseFile.categoryVersion }),
        }
      : undefined,
    region: named(caseFile.regionCode, town.regionName(caseFile.regionCode)),
    centre: named(caseFile.centreCode, town.unitName(caseFile.centreCode)),
    leadUnit: caseFile.leadUnit
      ? named(caseFile.leadUnit, town.unitName(caseFile.leadUnit))
      : undefined,
    takenBy: caseFile.takenBy
      ? { id: caseFile.takenBy, name: names.get(caseFile.takenBy) ?? '' }
      : undefined,
    level: caseFile.level,
    urgent: caseFile.urgent,
    confidential: caseFile.confidential,
    supervision: caseFile.supervision,
    receivedAt: caseFile.receivedAt.toISOString(),
    dueAt: caseFile.dueAt?.toISOString(),
    nextDueAt: caseFile.nextDueAt?.toISOString(),
    overdue: caseFile.nextDueAt !== null && caseFile.nextDueAt < now,
    rework: caseFile.rework,
    point:
      caseFile.lng !== null && caseFile.lat !== null
        ? { lng: caseFile.lng, lat: caseFile.lat }
        : undefined,
  })
}

function clockViews(caseFile: Case, now: Date): ClockView[] {
  return (Object.entries(caseFile.clocks) as [Clock, ClockRecord][]).map(
    ([clock, { left: _, ...record }]) =>
      present<ClockView>({
        clock,
        ...record,
        stoppedAt: record.stoppedAt,
        pausedAt: record.pausedAt,
        overdue:
          new Date(record.stoppedAt ?? now) > new Date(record.dueAt) &&
          record.pausedAt === undefined,
      }),
  )
}

/** What the actor may do next; for what not, the reason. The system's own commands are not offered. */
export function commandViews(situation: Omit<Situation, 'post'>): CommandView[] {
  return possibilities(situation)
    .filter(
      ({ command }) =>
        command !== 'submit' &&
        commands[command].who.some(
          (grant) => !grant.roles.includes('SYSTEM') || commands[command].who.length > 1,
        ),
    )
    .filter(({ command }) => isFor(situation.actor, command))
    .map(({ command, decision }) =>
      present<CommandView>({
        command,
        noun: commands[command].noun,
        name: { zh: commands[command].zh, en: commands[command].en },
        allowed: decision.ok,
        postId: decision.ok ? decision.post?.id : undefined,
        refusal: decision.ok ? undefined : { kind: decision.kind, reason: decision.reason },
      }),
    )
}

function isFor(actor: Actor, command: keyof typeof commands): boolean {
  const forReporter = commands[command].who.some((grant) => grant.relation === 'REPORTER')
  const forStaff = commands[command].who.some(
    (grant) => grant.relation !== 'REPORTER' && grant.relation !== 'SYSTEM',
  )
  return actor.kind === 'reporter' ? forReporter : forStaff
}

/** Whether this actor sees even the masked identity: handlers do only where the reporter agreed. */
export function seesReporter(
  actor: Actor,
  caseFile: Pick<Case, 'shielded' | 'confidential' | 'regionCode'>,
): boolean {
  if (actor.kind !== 'staff') return false
  if (!caseFile.shielded && !caseFile.confidential) return true
  return actor.posts.some(
    (post) =>
      ['DISPATCHER', 'HOTLINE_AGENT', 'HALL_CLERK', 'SUPERVISOR'].includes(post.role) &&
      caseFile.regionCode.startsWith(post.regionCode),
  )
}

function handles(post: ActorPost, { leadUnit }: Case): boolean {
  return post.unitCode === leadUnit && handlerRoles.some((role) => role === post.role)
}

/** While a unit has the matter in hand it may have to reach the person. */
const inHand: readonly CaseState[] = ['IN_PROGRESS', 'ON_HOLD', 'RESOLVED', 'FOLLOW_UP']

/**
 * The post by which this actor may open the whole identity for a purpose that is logged: one that sees
 * reporters, or one of the lead unit that has signed, unless secrecy was asked for.
 */
export function openingPost(actor: Actor, caseFile: Case): ActorPost | undefined {
  if (actor.kind !== 'staff') return undefined
  return actor.posts.find(
    (post) =>
      seesReporter({ ...actor, posts: [post] }, caseFile) ||
      (handles(post, caseFile) && inHand.includes(caseFile.state) && !caseFile.confidential),
  )
}

interface Sight {
  /** The masked identity. */
  masked: boolean
  /** The whole, for a purpose. */
  openable: boolean
}

export function reporterOf(
  { seal }: Pick<Ctx, 'seal'>,
  report: Pick<StoredReport, 'reporterSealed'> | undefined,
): Reporter | undefined {
  if (!report?.reporterSealed) return undefined
  return JSON.parse(seal.open(report.reporterSealed)) as Reporter
}

function reportView(ctx: Ctx, report: StoredReport, sight: Sight): CaseView['reports'][number] {
  const reporter = reporterOf(ctx, report)
  return present<CaseView['reports'][number]>({
    id: report.id,
    channel: report.channel as CaseRow['channel'],
    receivedAt: report.receivedAt.toISOString(),
    occurredAt: report.occurredAt?.toISOString(),
    words: report.words,
    placeText: report.placeText,
    language: report.language,
    needsInterpreter: report.needsInterpreter,
    reporter:
      sight.masked && reporter
        ? present<{ name?: string; phone?: string; email?: string }>({
            name: reporter.name ? maskName(reporter.name) : undefined,
            phone: reporter.phone ? maskPhone(reporter.phone) : undefined,
            email: reporter.email ? maskEmail(reporter.email) : undefined,
          })
        : undefined,
    shielded: !sight.masked && reporter !== undefined,
    openable: sight.openable && reporter !== undefined,
  })
}

function undoView(last: Step | undefined, situation: Omit<Situation, 'post'>): CaseView['undo'] {
  if (!last) return undefined
  const undo = undoOf(last, situation)
  return undo.ok ? { command: last.command, until: undo.until.toISOString() } : undefined
}

const hashesIn = ({ attachmentHashes: hashes }: Record<string, unknown>): unknown[] =>
  Array.isArray(hashes) ? hashes : []

function takenByOf(data: Record<string, unknown>): string | null {
  return typeof data.takenBy === 'string' ? data.takenBy : null
}

/** Everything about a matter, for staff. */
export async function caseView(
  ctx: Ctx,
  sql: Sql,
  situation: Omit<Situation, 'post'>,
): Promise<CaseView> {
  const { caseFile, actor, town, now } = situation
  const [reports, timeline, attachments, notices, looks] = [
    await reportsOf(sql, caseFile.id),
    await timelineOf(sql, caseFile.id),
    await attachmentsOf(sql, caseFile.id),
    await noticesOf(sql, caseFile.id),
    await looksOf(sql, caseFile.id),
  ]
  // Few cases were ever whistled for: the others are spared the question.
  const whistles = situation.subTasks.some(({ whistleNo }) => whistleNo !== null)
    ? await whistlesOf(sql, caseFile.id)
    : []
  const names = await namesOf(ctx, sql, [
    caseFile.takenBy,
    ...timeline.flatMap((row) => [row.personId, takenByOf(row.data)]),
    ...looks.map((look) => look.personId),
    ...notices.map((notice) => notice.resentBy),
  ])
  const sight = {
    masked: seesReporter(actor, caseFile),
    openable: openingPost(actor, caseFile) !== undefined,
  }
  const { proposal, emergency, extension, firstReceiver } = caseFile.facets
  const leaf = situation.leaf?.data
  return present<CaseView>({
    ...caseRow(caseFile, town, now, names),
    round: caseFile.round,
    slaClass: caseFile.slaClass,
    reports: reports.map((report) => reportView(ctx, report, sight)),
    proposal: proposal
      ? {
          candidates: proposal.candidates.map((candidate) => ({
            ...candidate,
            name: town.category(candidate.code)?.data.name ?? {
              zh: candidate.code,
              en: candidate.code,
            },
          })),
          locatedBy: caseFile.locatedBy,
          placeEvidence: proposal.placeEvidence,
        }
      : undefined,
    emergency: emergency
      ? {
          number: emergency,
          hint: leaf?.emergencyHint ?? {
            zh: `紧急情况请先拨打 ${emergency}`,
            en: `In an emergency ring ${emergency} first`,
          },
        }
      : undefined,
    clocks: clockViews(caseFile, now),
    subTasks: situation.subTasks.map((task) => subTaskView(task, town)),
    whistles: whistles.map((whistle) => whistleView(whistle, town)),
    returns: caseFile.returns,
    firstReceiver: firstReceiver ? named(firstReceiver, town.unitName(firstReceiver)) : undefined,
    promises: situation.promises.map((promise) =>
      present<CaseView['promises'][number]>({
        id: promise.id,
        content: promise.content,
        promisedBy: promise.promisedBy,
        madeAt: promise.madeAt.toISOString(),
        checks: promise.checks.map(({ date, kept, note }) =>
          present<{ date: string; kept?: boolean; note?: string }>({ date, kept, note }),
        ),
      }),
    ),
    attachments: attachments.map(({ hash, ...file }) =>
      present<CaseView['attachments'][number]>({
        ...file,
        url: `/api/attachments/${file.id}`,
        seq: timeline.find(({ data }) => hashesIn(data).includes(hash))?.seq,
      }),
    ),
    notices: notices.map((notice) =>
      noticeView(notice, {
        reporter: sight.masked
          ? reporterOf(
              ctx,
              reports.find(({ id }) => id === notice.reportId),
            )
          : undefined,
        mayResend: mayResend(actor, caseFile),
        names,
      }),
    ),
    looks: looks.map(({ at, personId, purpose, fields }) => ({
      at: at.toISOString(),
      person: names.get(personId) ?? '',
      purpose,
      fields,
    })),
    timeline: timeline.map((row) =>
      present<CaseView['timeline'][number]>({
        seq: row.seq,
        at: row.at.toISOString(),
        command: row.command,
        event: row.event,
        role: row.role,
        person: row.personId ? names.get(row.personId) : undefined,
        takenBy: names.get(takenByOf(row.data) ?? ''),
        unit: row.unitCode ? named(row.unitCode, town.unitName(row.unitCode)) : undefined,
        reason: row.reason,
        from: row.moved.from?.state,
        to: row.moved.to.state,
        // Ratings stay anonymous to those who handled the matter (safeguard of domain section 6).
        data: row.command === 'answer' && !sight.masked ? { solved: row.data.solved } : row.data,
        hash: row.hash.toString('hex'),
      }),
    ),
    commands: commandViews(situation),
    undo: undoView(timeline.at(-1), situation),
    parent: undefined,
    extension,
  })
}
