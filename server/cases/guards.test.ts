import { describe, expect, it } from 'vitest'
import { type Guard, guards } from '#contract/guards.ts'
import type { SlaClass } from '#contract/town.ts'
import {
  aCase,
  aClock,
  aPost,
  aPromise,
  aSentFrom,
  aSituation,
  aSubTask,
  dispatcherOf,
  now,
  staff,
} from '#test/factories/case.ts'
import { places } from '#test/factories/town.ts'
import { type ActorPost, systemActor } from './actor.ts'
import type { Case } from './case.ts'
import { guardRules, maySendTo, type Situation } from './guards.ts'
import { kinExamples } from './kin-guards.test-kit.ts'
import { type Examples, taskExamples } from './task-guards.test-kit.ts'

const about = (patch: Partial<Case>, more: Partial<Situation> = {}) =>
  aSituation(aCase(patch), more)
const by = (region: string, patch: Partial<Case> = {}) =>
  about(patch, { post: dispatcherOf(region) })
const clerk = (unit: string, region: string) => ({ post: aPost('UNIT_CLERK', region, unit) })
const psb = `${places.county}-PSB`
const anHourAgo = new Date(now.getTime() - 3_600_000)
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const days = (amount: number) => ({ limit: { amount, unit: 'WD' } })
const tasks = (finishedAt: Date | null, unitCode = psb) => ({
  subTasks: [aSubTask({ unitCode, finishedAt })],
})
const promise = aPromise().id

const countyDispatcher = dispatcherOf(places.county)
const psbClerk = aPost('UNIT_CLERK', places.county, psb)
const at = (post: ActorPost, patch: Partial<Case> = {}) => about(patch, { post })
/** A dispatcher of the county would give it to someone who holds these posts. */
const giving = (posts: readonly ActorPost[], patch: Partial<Case> = {}) =>
  about(patch, { post: countyDispatcher, colleague: { id: 'p2', posts } })

const sentBy = ({ unitCode }: ActorPost): Partial<Case> => ({
  facets: { issuedBy: unitCode, sentFrom: aSentFrom },
})

const pending = { limit: { amount: 2, unit: 'WD' as const }, reason: '-', pending: true }
const complex = (level: Case['level']): Partial<Case> => ({ slaClass: 'COMPLEX', level })
/** Nine tenths of its time are gone. */
const runningOut = aClock({
  startedAt: new Date(now.getTime() - 9 * 3_600_000).toISOString(),
  dueAt: new Date(now.getTime() + 3_600_000).toISOString(),
})
const ofClass = (slaClass: SlaClass) => about({ slaClass })

/** Of every guard at least one case that holds and one that does not. */
const examples: Record<Guard, Examples> = {
  categorySet: {
    holds: [
      ['proposed before', about({ categoryCode: '0407' }), {}],
      ['given now', about({ categoryCode: null }), { categoryCode: '0407' }],
    ],
    fails: [
      ['none', about({ categoryCode: null }), {}],
      ['no such leaf', about({ categoryCode: '0407' }), { categoryCode: '9999' }],
    ],
  },
  questionsKnown: {
    holds: [['noise of a business', about({ categoryCode: '0407' }), {}]],
    fails: [
      ['no category', about({ categoryCode: null }), {}],
      ['a category that asks nothing', about({ categoryCode: '1101' }), {}],
    ],
  },
  regionKnown: {
    holds: [
      ['a grid', about({}), { regionCode: places.grid }],
      ['a point alone', about({}), { point: {} }],
    ],
    fails: [['no such township', about({}), { regionCode: '620902999' }]],
  },
  unitsKnown: {
    holds: [['known ones', about({}), { units: [psb], coUnits: [`G-${places.grid}`] }]],
    fails: [
      ['a slip in a task', about({}), { units: [psb, '620902-XXX'] }],
      ['a slip in a helper', about({}), { coUnits: ['620902-XXX'] }],
    ],
  },
  autoAcceptance: {
    holds: [['marked at intake', about({ facets: { autoAccept: true } }), {}]],
    fails: [['not marked', about({}), {}]],
  },
  onSiteAllowed: {
    holds: [['noise of a shop', about({ categoryCode: '0407' }), {}]],
    fails: [
      ['gambling', about({ categoryCode: '0203' }), {}],
      ['no category', about({ categoryCode: null }), {}],
    ],
  },
  sameMatter: {
    holds: [['another open case', about({}, { parent: aCase({ id: 'other' }) }), {}]],
    fails: [
      ['itself', about({}, { parent: aCase() }), {}],
      ['not to be seen', about({}), {}],
      ['ended', about({}, { parent: aCase({ id: 'other', state: 'MERGED' }) }), {}],
    ],
  },
  unitWithinPower: {
    holds: [['county to its department', by(places.county), { leadUnit: psb }]],
    fails: [
      ['village to a department', by(places.village), { leadUnit: psb }],
      ['no such unit', by(places.county), { leadUnit: 'NOBODY' }],
    ],
  },
  newUnitWhenObjected: {
    holds: [
      ['another', by(places.county, { state: 'OBJECTED', leadUnit: psb }), { leadUnit: 'X' }],
      ['not objected', by(places.county, { state: 'ACCEPTED' }), { leadUnit: psb }],
    ],
    fails: [
      ['the same', by(places.county, { state: 'OBJECTED', leadUnit: psb }), { leadUnit: psb }],
    ],
  },
  objectionWindow: {
    // Sent on Tuesday: until work ends on Wednesday.
    holds: [
      ['at once', about({ clocks: { sign: aClock() } }), {}],
      [
        'the last minute',
        about({ clocks: { sign: aClock() } }, { now: new Date('2026-03-11T10:00:00Z') }),
        {},
      ],
    ],
    fails: [
      [
        'a minute later',
        about({ clocks: { sign: aClock() } }, { now: new Date('2026-03-11T10:01:00Z') }),
        {},
      ],
      ['never sent', about({}), {}],
    ],
  },
  objectionsLeft: {
    holds: [['a second time', about({ facets: { objections: 1 } }), {}]],
    fails: [['a third time', about({ facets: { objections: 2 } }), {}]],
  },
  notDesignated: {
    holds: [['dispatched', about({}), {}]],
    fails: [['designated', about({ facets: { designated: true } }), {}]],
  },
  ownLine: {
    holds: [
      ['department to its like below', about({}, clerk('6209-PSB', '6209')), { leadUnit: psb }],
      [
        'police to a station',
        about({}, clerk(psb, places.county)),
        { leadUnit: `PS-${places.township}` },
      ],
      [
        'township to a village',
        about({}, clerk(`T-${places.township}`, places.township)),
        { leadUnit: `V-${places.village}` },
      ],
      ['a centre within its power', by(places.county), { leadUnit: psb }],
    ],
    fails: [
      [
        'to another line',
        about({}, clerk(psb, places.county)),
        { leadUnit: `${places.county}-ECO` },
      ],
      ['upwards', about({}, clerk(psb, places.county)), { leadUnit: '6209-PSB' }],
      ['to itself', about({}, clerk(psb, places.county)), { leadUnit: psb }],
      [
        'township to another township',
        about({}, clerk(`T-${places.township}`, places.township)),
        { leadUnit: `V-${places.otherVillage}` },
      ],
      [
        'department to a village',
        about({}, clerk(psb, places.county)),
        { leadUnit: `V-${places.village}` },
      ],
      ['a centre beyond its power', by(places.township), { leadUnit: psb }],
    ],
  },
  belowTop: {
    holds: [['county', by(places.county, { level: 'COUNTY' }), {}]],
    fails: [['city', by(places.city, { level: 'CITY' }), {}]],
  },
  aboveBottom: {
    holds: [['to a village of the township', by(places.township), { regionCode: places.village }]],
    fails: [
      ['to another township', by(places.township), { regionCode: places.otherVillage }],
      ['to a grid', by(places.township), { regionCode: places.grid }],
      ['to itself', by(places.township), { regionCode: places.township }],
    ],
  },
  beforeDue: {
    holds: [['due now', about({ dueAt: now }), {}]],
    fails: [['an hour late', about({ dueAt: anHourAgo }), {}]],
  },
  extensionLeft: {
    holds: [['the first', ofClass('COMPLAINT'), days(1)]],
    fails: [
      ['used', about({ facets: { extensionsUsed: 1 } }), days(1)],
      ['asked already', about({ facets: { extension: pending } }), days(1)],
      ['urgent', ofClass('URGENT'), { limit: { amount: 1, unit: 'H' } }],
      ['no class', about({ slaClass: null }), days(1)],
    ],
  },
  extensionFits: {
    holds: [
      ['the longest of a complaint', ofClass('COMPLAINT'), days(10)],
      ['the longest of a complex matter', ofClass('COMPLEX'), days(15)],
      ['as long as the limit where no longest is set', ofClass('SUGGESTION'), days(10)],
    ],
    fails: [
      ['longer', ofClass('COMPLAINT'), days(11)],
      ['longer than the limit itself', ofClass('SUGGESTION'), days(11)],
      ['in another unit', ofClass('COMPLAINT'), { limit: { amount: 1, unit: 'D' } }],
      ['no class', about({ slaClass: null }), days(1)],
    ],
  },
  extensionPending: {
    holds: [['asked', about({ facets: { extension: pending } }), {}]],
    fails: [
      ['not asked', about({}), {}],
      ['decided', about({ facets: { extension: { ...pending, pending: false } } }), {}],
    ],
  },
  extensionLevel: {
    holds: [
      ['simple: the issuing township', by(places.township), {}],
      ['complex of a township: the county', by(places.county, complex('TOWNSHIP')), {}],
      ['complex of a county: the city', by(places.city, complex('COUNTY')), {}],
      ['complex of the city: itself', by(places.city, complex('CITY')), {}],
    ],
    fails: [
      ['complex of a township: itself', by(places.township, complex('TOWNSHIP')), {}],
      ['complex of a county: itself', by(places.county, complex('COUNTY')), {}],
      [
        'complex of a village: the township, simple alone',
        by(places.township, complex('VILLAGE')),
        {},
      ],
    ],
  },
  notUrgent: {
    holds: [['ordinary', about({}), {}]],
    fails: [['urgent', about({ urgent: true }), {}]],
  },
  ...taskExamples,
  ...kinExamples,
  evidenceGiven: {
    holds: [
      ['none needed', about({ categoryCode: '0407' }), {}],
      ['a photo now', about({ categoryCode: '0207' }), { attachmentIds: ['x'] }],
      ['a photo before', about({ categoryCode: '0207' }, { attachments: 1 }), {}],
    ],
    fails: [
      ['no photo', about({ categoryCode: '0207' }), {}],
      ['an empty list', about({ categoryCode: '0207' }), { attachmentIds: [] }],
    ],
  },
  notHandler: {
    holds: [
      [
        'someone else',
        about({ leadUnit: psb }, { actor: staff(), post: dispatcherOf('6209') }),
        {},
      ],
      ['the system', about({}), {}],
    ],
    fails: [
      [
        'who handled it',
        about({ facets: { handlers: [staff().personId] } }, { actor: staff() }),
        {},
      ],
      [
        'a colleague of the unit that did',
        about({ leadUnit: psb }, { actor: staff(), ...clerk(psb, places.county) }),
        {},
      ],
    ],
  },
  answeredOrTried: {
    holds: [
      ['reached', about({}), { contacted: true }],
      ['tried three times', about({ facets: { followUpAttempts: 3 } }), { contacted: false }],
      [
        'answered by herself',
        about({ facets: { answer: { solved: true, satisfaction: 'FAIR', at: '' } } }),
        { contacted: false },
      ],
    ],
    fails: [['tried twice', about({ facets: { followUpAttempts: 2 } }), { contacted: false }]],
  },
  toldSolved: {
    holds: [
      ['she says so', about({}), { contacted: true, solved: true }],
      ['explained by the unit', about({ facets: { outcome: 'EXPLAINED' } }), { contacted: true }],
      ['nobody reached', about({}), { contacted: false }],
    ],
    fails: [
      ['she says no', about({}), { contacted: true, solved: false }],
      ['she was not asked', about({ facets: { outcome: 'SOLVED' } }), { contacted: true }],
    ],
  },
  notPublicSafety: {
    holds: [['noise', about({ categoryCode: '0407' }), {}]],
    fails: [['a disorder spot', about({ categoryCode: '0201' }), {}]],
  },
  thirtyDaysClosed: {
    holds: [['thirty days', about({ closedAt: daysAgo(30) }), {}]],
    fails: [
      ['twenty-nine', about({ closedAt: daysAgo(29) }), {}],
      ['open', about({}), {}],
    ],
  },
  fileComplete: {
    holds: [['all done', about({}, tasks(now)), {}]],
    fails: [['a task open', about({}, tasks(null)), {}]],
  },
  ownDispatch: {
    holds: [['the centre that sent it', at(countyDispatcher, sentBy(countyDispatcher)), {}]],
    fails: [
      ['the centre above', at(dispatcherOf(places.city), sentBy(countyDispatcher)), {}],
      ['sent by a ruling', at(countyDispatcher, { facets: { issuedBy: 'C-620902' } }), {}],
    ],
  },
  ownTurn: {
    holds: [
      ['the centre accepts', at(countyDispatcher, { state: 'REGISTERED' }), {}],
      ['the unit handles', at(psbClerk, { state: 'ON_HOLD' }), {}],
      ['the hotline rings', at(aPost('HOTLINE_AGENT', places.city), { state: 'FOLLOW_UP' }), {}],
    ],
    fails: [
      ['the unit has it', at(countyDispatcher, { state: 'IN_PROGRESS' }), {}],
      ['the unit is done', at(psbClerk, { state: 'RESOLVED' }), {}],
      ['nobody has it', at(countyDispatcher, { state: 'CLOSED' }), {}],
      ['others never do', at(aPost('AUDITOR', places.city), { state: 'REGISTERED' }), {}],
    ],
  },
  notYetMine: {
    holds: [
      ['nobody has it', about({}, { actor: staff() }), {}],
      ['a colleague has it', about({ takenBy: 'p2' }, { actor: staff() }), {}],
    ],
    fails: [['I have it', about({ takenBy: staff().personId }, { actor: staff() }), {}]],
  },
  mine: {
    holds: [['I have it', about({ takenBy: staff().personId }, { actor: staff() }), {}]],
    fails: [
      ['nobody has it', about({}, { actor: staff() }), {}],
      ['a colleague has it', about({ takenBy: 'p2' }, { actor: staff() }), {}],
    ],
  },
  colleague: {
    holds: [
      ['not yet said whom', at(countyDispatcher), undefined],
      ['of the same centre', giving([countyDispatcher]), {}],
      ['with another post too', giving([psbClerk, countyDispatcher]), {}],
    ],
    fails: [
      ['nobody by that id', at(countyDispatcher), {}],
      ['of another centre', giving([dispatcherOf(places.township)]), {}],
      ['no desk work', giving([aPost('LEADER', places.county, countyDispatcher.unitCode)]), {}],
      ['has it already', giving([countyDispatcher], { takenBy: 'p2' }), {}],
    ],
  },
  promiseOpen: {
    holds: [
      [
        'planned for that day',
        about({}, { promises: [aPromise()] }),
        { promiseId: promise, checkDate: '2026-03-20' },
      ],
    ],
    fails: [
      [
        'another day',
        about({}, { promises: [aPromise()] }),
        { promiseId: promise, checkDate: '2026-03-21' },
      ],
      [
        'checked',
        about({}, { promises: [aPromise({ checks: [{ date: '2026-03-20', kept: true }] })] }),
        { promiseId: promise, checkDate: '2026-03-20' },
      ],
    ],
  },
  reviewDue: {
    holds: [['due', about({ clocks: { review: aClock({ dueAt: now.toISOString() }) } }), {}]],
    fails: [
      ['not yet', about({ clocks: { review: aClock() } }), {}],
      ['not held', about({}), {}],
    ],
  },
  reminderDue: {
    holds: [
      ['80 % gone', about({ clocks: { sign: runningOut } }, { actor: systemActor }), {}],
      ['a person sees reason', about({}, { actor: staff() }), {}],
    ],
    fails: [
      ['nothing runs', about({}, { actor: systemActor }), {}],
      [
        'another process was faster',
        about(
          { clocks: { sign: runningOut }, facets: { reminded: { sign: 80 } } },
          { actor: systemActor },
        ),
        {},
      ],
    ],
  },
  cardStep: {
    holds: [
      ['yellow first', about({ supervision: 'REMINDED' }), { colour: 'YELLOW' }],
      ['red after yellow', about({ supervision: 'YELLOW' }), { colour: 'RED' }],
      ['listed after red', about({ supervision: 'RED' }), {}],
    ],
    fails: [
      ['yellow after red', about({ supervision: 'RED' }), { colour: 'YELLOW' }],
      ['red again', about({ supervision: 'RED' }), { colour: 'RED' }],
      ['listed again', about({ supervision: 'LISTED' }), {}],
    ],
  },
}

describe('guards', () => {
  it('each has a case that holds and one that fails', () => {
    expect(Object.keys(examples).toSorted()).toEqual(Object.keys(guards).toSorted())
    for (const { holds, fails } of Object.values(examples)) {
      expect(holds.length).toBeGreaterThan(0)
      expect(fails.length).toBeGreaterThan(0)
    }
  })

  const flat = (which: 'holds' | 'fails') =>
    Object.entries(examples).flatMap(([guard, sides]) =>
      sides[which].map(([what, ...rest]) => [guard as Guard, what, ...rest] as const),
    )

  it.each(flat('holds'))('%s holds: %s', (guard, _, situation, asked) => {
    expect(guardRules[guard](situation, asked)).toBe(true)
  })

  it.each(flat('fails'))('%s fails: %s', (guard, _, situation, asked) => {
    expect(guardRules[guard](situation, asked)).toBe(false)
  })
})

describe('to whom a level sends', () => {
  const { city, county, township, village, grid, otherCounty, otherTownship, otherGrid } = places
  const sends: Record<string, string[]> = {
    [village]: [`G-${grid}`],
    [township]: [`V-${village}`, `PS-${township}`],
    [county]: [`T-${township}`, psb, `CT-${county}`],
    [city]: [`C-${county}`, '6209-PSB'],
  }
  const refuses: Record<string, string[]> = {
    [village]: [`G-${otherGrid}`, `V-${village}`, `T-${township}`, `PS-${township}`],
    [township]: [psb, `PS-${otherTownship}`, `T-${township}`, `G-${grid}`],
    [county]: [`${otherCounty}-PSB`, '6209-PSB', `V-${village}`, `G-${grid}`],
    [city]: [`T-${township}`, `V-${village}`],
  }
  const { town } = aSituation()
  const may = (from: string, code: string) => {
    const unit = town.unit(code)
    if (!unit) throw new Error(`no unit ${code}`)
    return maySendTo(from, unit)
  }
  const pairs = (of: Record<string, string[]>) =>
    Object.entries(of).flatMap(([from, units]) => units.map((unit) => [from, unit] as const))

  it.each(pairs(sends))('%s may send to %s', (from, unit) => expect(may(from, unit)).toBe(true))
  it.each(pairs(refuses))('%s may not send to %s', (from, unit) =>
    expect(may(from, unit)).toBe(false),
  )
})
