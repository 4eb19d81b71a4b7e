import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import { type CommandName, commandNames, commands } from '#contract/cases.ts'
import type { Payloads } from '#contract/payloads.ts'
import { caseStates } from '#contract/states.ts'
import type { Actor } from '#server/cases/actor.ts'
import { entryHash, type TimelineEntry } from '#server/cases/chain.ts'
import { isRunning } from '#server/cases/clocks.ts'
import { counterMoves } from '#server/cases/sequencer.ts'
import { aPost, caseId, dispatcherOf, staff } from '#test/factories/case.ts'
import { aMatter, give, type Matter, pass } from '#test/factories/matter.ts'
import { places } from '#test/factories/town.ts'

const { city, county, township, village, grid } = places
const units = [`${county}-PSB`, `${county}-ECO`, `T-${township}`, `V-${village}`, `G-${grid}`]
const clerkRegions: Record<string, string> = {
  [`T-${township}`]: township,
  [`V-${village}`]: village,
}

/** One person per post that the walk may need. */
const everyone: Actor[] = [
  { kind: 'system' },
  { kind: 'reporter', caseId },
  ...[city, county, township, village].map((region) => staff(dispatcherOf(region))),
  ...units.map((unit) => staff(aPost('UNIT_CLERK', clerkRegions[unit] ?? county, unit))),
  staff(aPost('GRID_WORKER', grid, `G-${grid}`)),
  staff(aPost('SUPERVISOR', city, `C-${city}`)),
  staff(aPost('LEADER', city, `C-${city}`)),
  staff(aPost('HOTLINE_AGENT', city, `C-${city}`)),
]
const actors = everyone.map(
  (actor, at): Actor => (actor.kind === 'staff' ? { ...actor, personId: `person ${at}` } : actor),
)

const colleagues = actors.flatMap((actor) =>
  actor.kind === 'staff' ? [{ id: actor.personId, posts: actor.posts }] : [],
)

interface Pick {
  unit: string
  flag: boolean
  text: string
  amount: number
}

/** A sensible payload for each command: what is asked about exists, as a form would offer it. */
function payloadFor(command: CommandName, matter: Matter, pick: Pick): unknown {
  const { unit, flag, text, amount } = pick
  const open = matter.subTasks.find((task) => !task.finishedAt)
  const declined = matter.subTasks.find((task) => !task.finishedAt && task.declined)
  const [whistle] = matter.caseFile.facets.whistles ?? []
  const promise = matter.promises.at(-1)
  const later = new Date(matter.now.getTime() + amount * 86_400_000).toISOString()
  const made: { [C in CommandName]?: Payloads[C] } = {
    accept: flag ? { categoryCode: '0407' } : {},
    reject: { refusalCode: 'R1', reason: text },
    refer: { refusalCode: 'R2', receivingBody: text, reason: text },
    merge: { parentId: caseId },
    disposeOnSite: { result: text },
    dispatch: { leadUnit: unit, coUnits: flag ? units : [], complex: amount > 8 },
    object: { legalBasis: text },
    upholdObjection: { leadUnit: unit, ruling: text },
    designate: { leadUnit: unit, ruling: text },
    contact: { reached: flag, result: text },
    transfer: { leadUnit: unit, reason: text },
    escalate: { triedMeasures: text, summary: text },
    whistle: { kind: flag ? 'EMERGENCY' : 'DIFFICULT', units: [unit], task: text },
    requestExtension: { limit: { amount, unit: 'WD' }, reason: text },
    denyExtension: { reason: text },
    hold: { cause: text, plan: text, until: later },
    resume: { reason: text },
    resolve: { outcome: 'SOLVED', reply: text },
    verifyPass: { method: 'CALL' },
    verifyFail: { method: 'VISIT', reason: text },
    followUpSolved: { contacted: flag, solved: true },
    followUpUnsolved: { reason: text },
    reopen: { newFacts: text },
    card: { colour: flag ? 'RED' : 'YELLOW', reason: text },
    listSupervision: { deadline: later, reason: text },
    interview: { minutes: text },
    reclassify: { categoryCode: flag ? '0407' : '0207' },
    relocate: { regionCode: flag ? grid : village },
    delegate: { regionCode: flag ? township : village },
    setUrgency: { urgent: flag, reason: text },
    setConfidentiality: { confidential: flag, reason: text },
    assign: { colleagueId: matter.colleagues[amount % matter.colleagues.length]?.id ?? caseId },
    comment: { note: text },
    interimReport: { note: text },
    bringIn: { units: [unit], task: text },
    reportIn: { subTaskId: open?.id ?? caseId },
    finishSubTask: { subTaskId: open?.id ?? caseId, result: text },
    consult: { units: [unit], question: text },
    giveOpinion: { opinion: flag ? 'OURS' : 'SHARED', basis: text },
    declineTask: { subTaskId: open?.id ?? caseId, reason: text },
    ruleTask: { subTaskId: declined?.id ?? caseId, excused: flag, ruling: text },
    endWhistle: { whistleNo: whistle?.no ?? 1, summary: text, assessment: text },
    promise: { content: text, checkDates: ['2026-04-01'] },
    checkPromise: { promiseId: promise?.id ?? caseId, checkDate: '2026-04-01', kept: flag },
    attemptFollowUp: { channel: 'PHONE' },
    answer: { solved: flag, satisfaction: 'FAIR' },
    requestReopen: { newFacts: text },
    answerQuestions: { answers: { business: text } },
    supplement: { words: text },
  }
  return made[command] ?? {}
}

const step = fc.record({
  // Which of the steps permitted now, so that walks go far instead of being refused.
  choice: fc.noBias(fc.nat(100_000)),
  hours: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0.5) },
    fc.noBias(fc.integer({ min: 1, max: 900 })),
  ),
  unit: fc.constantFrom(...units),
  flag: fc.boolean(),
  amount: fc.integer({ min: 1, max: 12 }),
  text: fc.constantFrom('好', '夜间 22:00 停业', 'a "quoted" \\ word', '😀'),
})

const reached = new Set<string>()
const given = new Set<CommandName>()

const ends: readonly string[] = ['REJECTED', 'REFERRED', 'WITHDRAWN']
/** One matter alone has no other to be merged into, told from or followed by. */
const ofSeveral: readonly CommandName[] = [
  'unmerge',
  'absorb',
  'giveBack',
  'follow',
  'link',
  'unlink',
  'refuseLikeness',
]
const ofOne = commandNames.filter((name) => !ofSeveral.includes(name))
const moving = ofOne.filter((name) => commands[name].to !== 'STAYS')
// Ended on the side, or an order taken back: the way goes on in few of the walks.
const ending = moving.filter((name) => name === 'recall' || ends.includes(commands[name].to))

/** Half of the steps move on; one in ten may end the matter on the side. */
function wished(choice: number, { caseFile, subTasks }: Matter): CommandName[] {
  // A request lives only while the case is in progress: it is decided soon or never.
  if (caseFile.facets.extension?.pending && choice % 4 !== 0)
    return ['approveExtension', 'denyExtension']
  // Who has it in hand seldom lets go before it moves on.
  if (caseFile.takenBy && choice % 4 === 1) return ['release']
  // An opinion is asked for while nothing has been sent, and that is soon over.
  const asked = subTasks.some((task) => task.kind === 'CONSULT' && !task.finishedAt)
  if (asked && choice % 4 === 2) return ['giveOpinion']
  const list = choice % 2 === 0 ? moving : ofOne
  return choice % 10 === 0 ? list : list.filter((name) => !ending.includes(name))
}

/** Takes one permitted step, tried from a place that the choice names; false when none is left. */
function take(matter: Matter, pick: Pick & { choice: number }): boolean {
  const list = wished(pick.choice, matter)
  for (let tried = 0; tried < list.length; tried += 1) {
    const command = list[(Math.floor(pick.choice / 10) + tried) % list.length]
    if (!command) continue
    const payload = payloadFor(command, matter, pick) as never
    const doer = actors.find((actor) => give(matter, actor, command, payload).ok)
    if (!doer) continue
    given.add(command)
    reached.add(matter.caseFile.state)
    return true
  }
  return false
}

function checkCase({ caseFile, entries }: Matter): void {
  const { clocks, state } = caseFile
  const running = Object.values(clocks).filter((clock) => clock && isRunning(clock))
  const open = caseStates[state].open
  if (!open) expect(running).toEqual([])
  if (!open) expect(caseFile.takenBy).toBeNull()
  expect(caseFile.nextDueAt === null).toBe(running.length === 0)
  if (caseFile.nextDueAt)
    expect(caseFile.nextDueAt.getTime()).toBe(
      Math.min(...running.map((clock) => Date.parse(clock?.dueAt ?? ''))),
    )
  // While an open case waits for an hour that has not been reminded of, the sweep must come back.
  const unmarked = Object.entries(clocks).some(
    ([name, clock]) =>
      clock && isRunning(clock) && (caseFile.facets.reminded?.[name as 'sign'] ?? 0) < 100,
  )
  if ((open && unmarked) || state === 'CLOSED' || state === 'ON_HOLD')
    expect(caseFile.timerAt).not.toBeNull()
  expect(caseFile.closedAt === null).toBe(open)
  expect(caseFile.version).toBe(4 + entries.length)
}

function checkEntries({ caseFile, entries }: Matter): void {
  let previous = entries[0]?.previous
  let { state } = { state: 'REGISTERED' }
  for (const [at, { entry, hash }] of entries.entries()) {
    expect(entry.seq).toBe(5 + at)
    expect(entry.moved.from?.state).toBe(state)
    const { to, from } = commands[entry.command]
    expect(from).toContain(entry.moved.from?.state)
    expect(entry.moved.to.state).toBe(to === 'STAYS' ? state : to)
    if (!previous) throw new Error('no previous hash')
    expect(hash.equals(entryHash(previous, entry))).toBe(true)
    previous = hash
    state = entry.moved.to.state
  }
  expect(caseFile.chainHash.equals(previous ?? caseFile.chainHash)).toBe(true)
}

/** Sums of the moves: the case counts once at each level of its region, once for its centre. */
function checkCounters({ caseFile, entries }: Matter): void {
  const first = entries[0]?.entry.moved.from
  if (!first) return
  const moves = counterMoves([
    { moved: { from: null, to: first } },
    ...entries.map(({ entry }) => ({ moved: entry.moved })),
  ])
  const { regionCode, state, centreCode, leadUnit } = caseFile
  const levels = [4, 6, 9, 12, 15].filter((length) => length <= regionCode.length)
  expect(new Map([...moves].toSorted())).toEqual(
    new Map(
      [
        ...levels.map((length) => `region|${regionCode.slice(0, length)}|${state}`),
        `centre|${centreCode}|${state}`,
        ...(leadUnit ? [`unit|${leadUnit}|${state}`] : []),
      ]
        .toSorted()
        .map((key) => [key, 1] as const),
    ),
  )
}

describe('whatever way a matter goes', () => {
  const walks = fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
    const matter = aMatter({ facets: { autoAccept: steps.length % 2 === 0 } })
    // Early enough that no walk leaves the imported years.
    matter.now = new Date('2023-03-07T02:00:00Z')
    matter.colleagues = colleagues
    for (const { hours, ...pick } of steps) {
      pass(matter, hours)
      if (take(matter, pick)) checkCase(matter)
    }
    checkEntries(matter)
    checkCounters(matter)
  })

  it('keeps version, chain, state, clocks, timer and counters in step', () => {
    fc.assert(walks, { numRuns: 100, interruptAfterTimeLimit: 5_000 })
  })

  it('is walked into every corner: each command given, each state reached', () => {
    // A seed of its own, so that this does not hang on luck.
    fc.assert(walks, { numRuns: 600, seed: 620902 })
    // A case is submitted before the walk begins, and one alone has no other to be merged into.
    const outside: CommandName[] = ['submit', 'merge']
    expect(ofOne.filter((name) => !given.has(name))).toEqual(outside)
    expect(Object.keys(caseStates).filter((state) => !reached.has(state))).toEqual([
      'DRAFT',
      'MERGED',
    ])
  })
})

describe('the hash of an entry', () => {
  const json = fc.jsonValue({ maxDepth: 3 })
  const data = fc.dictionary(fc.string({ maxLength: 8 }), json, { maxKeys: 6 })
  const place = fc.record({
    state: fc.constantFrom('REGISTERED' as const, 'CLOSED' as const),
    region: fc.constantFrom(county, grid),
    centre: fc.constant(`C-${county}`),
    unit: fc.option(fc.constantFrom(...units)),
  })
  const entries: fc.Arbitrary<TimelineEntry> = fc.record({
    caseId: fc.uuid(),
    seq: fc.integer({ min: 1, max: 1000 }),
    at: fc.date({ min: new Date('2004-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
    event: fc.constantFrom('case.accepted', 'case.held'),
    command: fc.constantFrom('accept' as const, 'hold' as const),
    role: fc.constantFrom('DISPATCHER', 'SYSTEM'),
    personId: fc.option(fc.uuid()),
    postId: fc.option(fc.uuid()),
    unitCode: fc.option(fc.constantFrom(...units)),
    reason: fc.option(fc.string()),
    data,
    moved: fc.record({ from: fc.option(place), to: place }),
    clientKey: fc.option(fc.uuid()),
    payloadHash: fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 }).map(Buffer.from)),
  })
  const before = Buffer.alloc(32, 7)

  /** As jsonb gives a document back: keys by length, then by byte; numbers as numeric prints them. */
  function throughJsonb(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(throughJsonb)
    if (value === null || typeof value !== 'object') return value
    const keys = Object.keys(value).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
    return Object.fromEntries(
      keys.map((key) => [key, throughJsonb((value as Record<string, unknown>)[key])]),
    )
  }

  it('is the same after a way through the database', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const stored = throughJsonb(JSON.parse(JSON.stringify(entry.data)))
        const back = { ...entry, at: new Date(entry.at), data: stored as Record<string, unknown> }
        expect(canonicalJson(back.data)).toBe(canonicalJson(entry.data))
        expect(entryHash(before, back).equals(entryHash(before, entry))).toBe(true)
      }),
    )
  })

  it('changes when any field does', () => {
    fc.assert(
      fc.property(entries, entries, (one, other) => {
        const hash = entryHash(before, one)
        for (const field of Object.keys(one) as (keyof TimelineEntry)[]) {
          const altered = { ...one, [field]: other[field] }
          const same = canonicalJson(altered[field]) === canonicalJson(one[field])
          expect(entryHash(before, altered).equals(hash), field).toBe(same)
        }
        expect(entryHash(Buffer.alloc(32, 8), one).equals(hash)).toBe(false)
      }),
    )
  })
})
