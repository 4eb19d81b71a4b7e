import type { CommandName } from '#contract/cases.ts'
import type { Guard } from '#contract/guards.ts'
import type { Payloads } from '#contract/payloads.ts'
import type { SubmitReport } from '#contract/reports.ts'
import { type Actor, type ActorPost, systemActor } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { entryHash } from '#server/cases/chain.ts'
import { maySendTo, type Situation } from '#server/cases/guards.ts'
import { advance } from '#server/cases/record.ts'
import { decide } from '#server/cases/rules.ts'
import { effects } from '#server/flow/flow.ts'
import { type Intake, prepareIntake } from '#server/flow/intake/prepare.ts'
import { chooseUnit, type UnitChoice } from '#server/town/directory.ts'
import type { Town } from '#server/town/town.ts'
import { type Bundle, bundleOf, type ChainedEntry } from './bundle.ts'
import type { Mapping } from './fields.ts'
import { type Basics, refusing } from './import-reports.ts'
import { cellOf } from './row.ts'
import type { Maker } from './run.ts'
import { parseTime } from './times.ts'
import { isStorable } from './to-report.ts'

export interface Past {
  report: SubmitReport
  receivedAt: Date
  reply: string
  repliedAt: Date
}

/**
 * What the past does not tell and the table asks for: photos of the result, and whether anybody rang
 * the person. Both are waived, and the timeline names what was.
 */
const waived: readonly Guard[] = ['evidenceGiven', 'answeredOrTried']

/**
 * Replays a closed loop as it was: message and reply at their own times, decided by the same table,
 * effects and clocks as the present. Known are two instants only, so acceptance, dispatch and sign
 * stand at the first (the finish clock runs all the time it took) and check, follow-up and closing at
 * the second. Nobody is named: every row is the system's and says that it is replayed, which is why
 * no notice and no job follows from it.
 * @returns reasons when the table forbids a step. @throws what prepareIntake throws
 */
export function replayLoop(past: Past, basics: Basics, sourceKey: string): Bundle | string[] {
  const { town } = basics
  const intake = prepareIntake(past.report, {
    ...basics,
    now: past.receivedAt,
    channel: 'IMPORT',
    sourceKey,
  })
  const loop = new Loop(replayed(intake), town)
  const category = intake.caseFile.categoryCode ?? lastResort
  loop.give('accept', past.receivedAt, { categoryCode: category }, centrePost)
  const choice = unitFor(loop.caseFile, town)
  if (!choice) return [`dispatch: no unit for category ${category} at ${loop.caseFile.regionCode}`]
  loop.give('dispatch', past.receivedAt, choice, centrePost)
  loop.give('sign', past.receivedAt, {}, clerkPost)
  loop.give('resolve', past.repliedAt, { outcome: 'EXPLAINED', reply: past.reply }, clerkPost)
  loop.give('verifyPass', past.repliedAt, { method: 'DOCUMENT' }, centrePost)
  loop.give('followUpSolved', past.repliedAt, { contacted: false }, centrePost)
  return loop.faults.length > 0 ? loop.faults : loop.bundle()
}

/** 1101 政策咨询: what a message that speaks for no leaf most resembles, seen from its answer. */
const lastResort = '1101'

function replayed(intake: Intake): Intake {
  const { autoAccept: _, ...facets } = intake.caseFile.facets
  const { autoAccept: __, ...data } = intake.entry.data
  const entry = { ...intake.entry, data: { ...data, replayed: true } }
  const chainHash = entryHash(intake.prevHash, entry)
  return { ...intake, entry, caseFile: { ...intake.caseFile, facets, chainHash } }
}

type PostOf = (caseFile: Case, town: Town) => ActorPost

const centrePost: PostOf = ({ centreCode }) => ({
  id: 'replay',
  role: 'DISPATCHER',
  unitCode: centreCode,
  regionCode: centreCode.slice(2),
})

const clerkPost: PostOf = ({ leadUnit, regionCode }, town) => ({
  id: 'replay',
  role: 'UNIT_CLERK',
  unitCode: leadUnit ?? '',
  regionCode: town.unit(leadUnit ?? '')?.regionCode ?? regionCode,
})

/** One case going through its commands in memory. */
class Loop {
  caseFile: Case
  readonly faults: string[] = []
  private readonly start: Bundle
  private readonly entries: ChainedEntry[]
  private readonly town: Town

  constructor(intake: Intake, town: Town) {
    this.caseFile = intake.caseFile
    this.start = bundleOf(intake)
    this.entries = [...this.start.entries]
    this.town = town
  }

  give<C extends CommandName>(command: C, now: Date, payload: Payloads[C], postOf: PostOf): void {
    if (this.faults.length > 0) return
    const { caseFile, town } = this
    const post = postOf(caseFile, town)
    const leaf = caseFile.categoryCode ? town.category(caseFile.categoryCode) : undefined
    const situation: Situation = {
      caseFile,
      subTasks: [],
      promises: [],
      attachments: 0,
      actor: systemActor,
      now,
      town,
      ...(leaf ? { leaf } : {}),
    }
    // A post that could have given the command stands in for the unknown person who did.
    const standIn: Actor = { kind: 'staff', personId: 'replay', name: '', posts: [post] }
    const decision = decide(command, { ...situation, actor: standIn }, { ...payload })
    const waives = !decision.ok && waived.find((guard) => guard === decision.guard)
    if (!decision.ok && !waives) {
      this.faults.push(`${command}: ${decision.reason.zh} ${decision.reason.en}`)
      return
    }
    const change = effects[command]({ ...situation, post }, payload)
    const data = { ...change.data, replayed: true, ...(waives ? { waived: [waives] } : {}) }
    const given = { command, clientKey: null, payloadHash: null, post: undefined }
    const { next, entry, hash } = advance(situation, given, { ...change, data })
    this.entries.push({ entry, prevHash: caseFile.chainHash, hash })
    this.caseFile = next
  }

  bundle(): Bundle {
    return { ...this.start, caseFile: this.caseFile, entries: this.entries }
  }
}

/**
 * The directory's unit where this centre may send to it; where the place is known too coarsely for
 * that, the department of the category at the centre's own level. Helpers are left out: nobody knows
 * whether they helped.
 */
function unitFor(caseFile: Case, town: Town): Payloads['dispatch'] | undefined {
  const { categoryCode, regionCode, centreCode } = caseFile
  if (!categoryCode) return undefined
  const region = centreCode.slice(2)
  const rules = town.directory.map((rule) => rule.data)
  const choice: UnitChoice | undefined = chooseUnit(rules, { categoryCode, regionCode })
  const leaf = town.category(categoryCode)?.data
  const departments = [leaf?.leadDepartment, ...(leaf?.coDepartments ?? []), 'CIV']
  const wishes = [
    choice?.leadUnitCode,
    ...(choice?.coUnitCodes ?? []),
    ...departments.map((department) => `${region}-${department}`),
  ]
  const leadUnit = wishes.find((code) => {
    const unit = code === undefined ? undefined : town.unit(code)
    return unit !== undefined && maySendTo(region, unit)
  })
  if (leadUnit === undefined) return undefined
  const byRule = choice && leadUnit === choice.leadUnitCode
  return { leadUnit, ...(byRule ? { directoryRule: choice.ruleId } : {}) }
}

/** Rows with a message, its reply and both times. */
export function replyMaker(basics: Basics, mapping: Mapping): Maker {
  return (row, report, sourceKey) => {
    const reply = mapping.reply === undefined ? undefined : cellOf(row.raw, mapping.reply)
    const repliedAt =
      mapping.replyAt === undefined ? undefined : parseTime(cellOf(row.raw, mapping.replyAt))
    const faults: string[] = []
    if (!row.at) faults.push('at: the time of the message is missing')
    if (typeof reply !== 'string' || reply.trim() === '') faults.push('reply: the reply is missing')
    else if (!isStorable(reply)) faults.push('reply: holds a NUL or half a character')
    else if (reply.length > 8000) faults.push('reply: longer than 8000 characters')
    if (!repliedAt) faults.push('replyAt: the time of the reply is missing or cannot be read')
    else if (row.at && repliedAt < row.at)
      faults.push('replyAt: the reply is older than the message')
    else if (repliedAt > basics.now) faults.push('replyAt: the reply is in the future')
    if (faults.length > 0 || !row.at || !repliedAt || typeof reply !== 'string') return faults
    const past = { report, receivedAt: row.at, reply, repliedAt }
    return refusing(() => replayLoop(past, basics, sourceKey))
  }
}
