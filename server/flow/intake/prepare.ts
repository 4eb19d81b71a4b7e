import { canonicalJson } from '#contract/canonical.ts'
import { caseCodeOf } from '#contract/case-code.ts'
import { commands } from '#contract/cases.ts'
import type { Channel } from '#contract/channels.ts'
import { levelOf, regionAt } from '#contract/levels.ts'
import type { SubmitReport } from '#contract/reports.ts'
import type { ActorPost } from '#server/cases/actor.ts'
import { type Answered, answersRecorded } from '#server/cases/answers/add.ts'
import type { AnswerRow } from '#server/cases/answers/store.ts'
import type { Case } from '#server/cases/case.ts'
import { entryHash, genesis, type TimelineEntry } from '#server/cases/chain.ts'
import { dueTimes, runClocks } from '#server/cases/clocks.ts'
import { placeOf } from '#server/cases/record.ts'
import { sha256 } from '#server/platform/canonical.ts'
import { randomDigits, uuidv7 } from '#server/platform/ids.ts'
import { phoneDigits, type Seal } from '#server/platform/seal.ts'
import type { Town } from '#server/town/town.ts'
import { autoAcceptConfidence, categoryPatch, chooseCentre, titleOf } from './rules.ts'
import type { Senses } from './senses.ts'

/** Everything intake looks at besides the report itself. */
export interface Reception {
  town: Town
  senses: Senses
  seal: Seal
  now: Date
  channel: Channel
  /** Region of the centre that received it: where an unlocated matter stays. */
  receivingRegion: string
  /** Who wrote it down; absent when the person did so herself. */
  taker?: { personId: string; post: ActorPost }
  /** Answers to the questions of a form, found good. */
  answered?: Answered
  /** Hashes of the photos and files that came with it. */
  attachmentHashes?: readonly string[]
  /** A worker settles it in the same breath, which needs no acceptance by the centre (row 6). */
  settlesOnSite?: boolean
  /** Row of an imported file. */
  sourceKey?: string
}

export interface ReportRow {
  id: string
  occurredAt: string | null
  words: string
  placeText: string | null
  givenPoint: SubmitReport['point'] | null
  reporterSealed: Buffer | null
  phoneKey: Buffer | null
  language: string
  needsInterpreter: boolean
  takenBy: string | null
  sourceKey: string | null
}

/** The rows of one intake, ready to be written, singly or by COPY. */
export interface Intake {
  caseFile: Case
  report: ReportRow
  /** Most reports come without. */
  answers?: AnswerRow
  entry: TimelineEntry
  prevHash: Buffer
}

/**
 * Intake is this one pure function, whatever the channel: the words are kept as they came, the place
 * and the category are proposed with their reasons, and the first row of the timeline is made.
 * @throws PlaceRefused for coordinates that cannot be.
 */
export function prepareIntake(report: SubmitReport, reception: Reception): Intake {
  const { town, senses, now } = reception
  const text = report.title ? `${report.title}\n${report.words}` : report.words
  const place = senses.locate(report, text, reception.receivingRegion)
  const proposal = senses.classify(report.title, report.words)
  const emergency = senses.emergency(text)
  const [best] = proposal.candidates
  const categoryCode = report.categoryCode ?? best?.code
  const leaf = categoryCode ? town.category(categoryCode) : undefined
  const urgent = report.urgent === true
  const centreCode = chooseCentre(town, place.regionCode, leaf?.data.code)
  const centreRegion = centreCode.slice(2)
  const clocks = runClocks({}, 'submit', {
    town,
    now,
    slaClass: urgent ? 'URGENT' : (leaf?.data.slaClass ?? 'HELP'),
  })
  const certain = (best?.confidence ?? 0) >= autoAcceptConfidence && best?.code === categoryCode
  const automatic = leaf?.data.autoAccept === true && certain && !reception.settlesOnSite
  const caseFile: Case = {
    id: uuidv7(now),
    countyCode: regionAt(centreRegion, 'COUNTY'),
    caseCode: caseCodeOf(randomDigits(11)),
    round: 1,
    version: 1,
    chainHash: Buffer.alloc(0),
    state: 'REGISTERED',
    title: titleOf(report.title, report.words),
    channel: reception.channel,
    regionCode: place.regionCode,
    locatedBy: place.by,
    lng: place.point?.lng ?? null,
    lat: place.point?.lat ?? null,
    categoryCode: null,
    categoryVersion: null,
    slaClass: null,
    sensitive: false,
    ...(leaf ? categoryPatch(leaf, urgent) : {}),
    categoryConfirmed: false,
    urgent,
    confidential: report.confidential === true,
    shielded: report.agreesToDisclose !== true,
    centreCode,
    level: levelOf(centreRegion),
    leadUnit: null,
    unitCodes: [],
    supervision: 'NONE',
    rework: 0,
    returns: 0,
    takenBy: null,
    parentId: null,
    receivedAt: now,
    ...dueTimes(clocks, {}),
    closedAt: null,
    clocks,
    facets: {
      proposal: {
        candidates: proposal.candidates,
        placeEvidence: place.evidence,
        classifier: proposal.version,
      },
      ...(emergency ? { emergency } : {}),
      ...(report.sameAs ? { sameAs: report.sameAs } : {}),
      ...(automatic || reception.settlesOnSite ? { autoAccept: true } : {}),
    },
  }
  const { post, personId } = reception.taker ?? {}
  const entry: TimelineEntry = {
    caseId: caseFile.id,
    seq: 1,
    at: now,
    event: commands.submit.event,
    command: 'submit',
    role: post?.role ?? (reception.channel === 'IMPORT' ? 'SYSTEM' : 'RESIDENT'),
    personId: personId ?? null,
    postId: post?.id ?? null,
    unitCode: post?.unitCode ?? null,
    reason: null,
    data: {
      channel: reception.channel,
      place: { region: place.regionCode, by: place.by },
      wordsHash: sha256(report.words).toString('hex'),
      attachmentHashes: reception.attachmentHashes ?? [],
      ...(automatic ? { autoAccept: true } : {}),
      ...(reception.answered ? answersRecorded(reception.answered) : {}),
      proposal: best ? { code: best.code, confidence: best.confidence } : null,
    },
    moved: { from: null, to: placeOf(caseFile) },
    clientKey: report.clientKey.toLowerCase(),
    payloadHash: sha256(canonicalJson(report)),
  }
  const prevHash = genesis(caseFile.id)
  caseFile.chainHash = entryHash(prevHash, entry)
  const row = reportRow(report, reception)
  const answers = reception.answered && {
    ...reception.answered,
    seq: 1,
    reportId: row.id,
    at: now,
    givenBy: row.takenBy,
  }
  return { caseFile, report: row, ...(answers ? { answers } : {}), entry, prevHash }
}

function reportRow(report: SubmitReport, { seal, now, taker, sourceKey }: Reception): ReportRow {
  const { reporter } = report
  const known = reporter && Object.values(reporter).some((value) => value)
  return {
    id: uuidv7(now),
    occurredAt: occurredOf(report, now),
    words: report.words,
    placeText: report.placeText ?? null,
    givenPoint: report.point ?? null,
    reporterSealed: known ? seal.seal(JSON.stringify(reporter)) : null,
    phoneKey: reporter?.phone ? seal.key(phoneDigits(reporter.phone)) : null,
    language: report.language ?? 'zh',
    needsInterpreter: report.needsInterpreter === true,
    takenBy: taker?.personId ?? null,
    sourceKey: sourceKey ?? null,
  }
}

/** Nothing is told of before it happened: a sender's clock may be wrong by a day. */
function occurredOf({ occurredAt }: SubmitReport, now: Date): string | null {
  if (occurredAt === undefined) return null
  return Date.parse(occurredAt) > now.getTime() ? now.toISOString() : occurredAt
}
