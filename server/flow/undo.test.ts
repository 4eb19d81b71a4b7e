import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CommandName, commandNames } from '#contract/cases.ts'
import type { Payloads } from '#contract/payloads.ts'
import { undoMinutes, waysBack } from '#contract/undo.ts'
import type { Actor } from '#server/cases/actor.ts'
import type { Case } from '#server/cases/case.ts'
import { aPost, dispatcherOf, staff } from '#test/factories/case.ts'
import { aMatter, give, type Matter, must, pass, takeBack } from '#test/factories/matter.ts'
import { places } from '#test/factories/town.ts'

const { city, county, township, otherTownship, village, grid } = places
const psb = `${county}-PSB`
const eco = `${county}-ECO`
const person = (personId: string, ...posts: Parameters<typeof staff>): Actor => ({
  ...staff(...posts),
  personId,
})
const wang = person('wang', dispatcherOf(county))
const li = person('li', dispatcherOf(county))
const clerk = person('clerk', aPost('UNIT_CLERK', county, psb))
const refused = (zh: RegExp) => ({ ok: false, reason: { zh: expect.stringMatching(zh) } })

function registered(patch: Partial<Case> = {}): Matter {
  const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}`, ...patch })
  matter.colleagues = ['wang', 'li'].map((id) => ({ id, posts: [dispatcherOf(county)] }))
  return matter
}
function accepted(patch: Partial<Case> = {}): Matter {
  const matter = registered(patch)
  must(matter, wang, 'accept', {})
  return matter
}
function dispatched(complex = false, patch: Partial<Case> = {}): Matter {
  const matter = accepted(patch)
  must(matter, wang, 'take', {})
  must(matter, wang, 'dispatch', { leadUnit: psb, coUnits: [eco], complex })
  return matter
}

/** The case but for what tells that something was done and taken back. */
function facetsOf({ caseFile: { version: _, chainHash: __, ...rest } }: Matter) {
  return rest
}

describe('a step and its way back', () => {
  const before = {
    registered,
    accepted,
    taken: () => {
      const matter = accepted()
      must(matter, li, 'take', {})
      return matter
    },
    mine: () => {
      const matter = accepted({ urgent: true, slaClass: 'URGENT' })
      must(matter, wang, 'take', {})
      return matter
    },
    unknown: () => registered({ categoryCode: null, categoryVersion: null, slaClass: null }),
    whistled: () => {
      const matter = accepted()
      must(matter, wang, 'whistle', { kind: 'DIFFICULT', units: [eco], task: '会诊' })
      return matter
    },
    complex: () => dispatched(true),
    again: () => {
      const matter = dispatched()
      must(matter, clerk, 'sign', {})
      must(matter, wang, 'escalate', { triedMeasures: '-', summary: '-' })
      return { ...matter, caseFile: { ...matter.caseFile, level: 'COUNTY' as const } }
    },
  }
  const steps: { [C in CommandName]?: Payloads[C][] } = {
    dispatch: [
      { leadUnit: psb, coUnits: [eco] },
      { leadUnit: eco, complex: true },
    ],
    setUrgency: [true, false].map((urgent) => ({ urgent, reason: '-' })),
    setConfidentiality: [true, false].map((confidential) => ({ confidential, reason: '-' })),
    reclassify: [{ categoryCode: '0207' }, { categoryCode: '0407' }],
    relocate: [
      { regionCode: village },
      { regionCode: places.otherCounty },
      { point: { lng: 98.6, lat: 39.7, datum: 'GCJ02' } },
    ],
    delegate: [{ regionCode: township }, { regionCode: otherTownship }],
    take: [{}],
    release: [{}],
    assign: [{ colleagueId: 'li' }, { colleagueId: 'wang' }],
  }
  const choices = Object.entries(steps).flatMap(([command, payloads]) =>
    payloads.map((payload) => ({ command: command as CommandName, payload })),
  )
  const taken = new Set<CommandName>()

  it('leave the case as it was, but for version and timeline', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(before)),
        fc.constantFrom(...choices),
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 0, max: undoMinutes }),
        (make, { command, payload }, wait, minutes) => {
          const matter = make()
          pass(matter, wait)
          const was = facetsOf(matter)
          if (!give(matter, wang, command, payload as never).ok) return
          pass(matter, minutes / 60)
          expect(takeBack(matter, wang)).toMatchObject({ ok: true })
          expect(facetsOf(matter)).toEqual(was)
          expect(matter.entries.at(-1)?.entry.data.undoes).toBe(matter.caseFile.version - 1)
          taken.add(command)
        },
      ),
      { numRuns: 1500, seed: 6209 },
    )
    expect([...taken].toSorted()).toEqual(Object.keys(steps).toSorted())
  })

  it('may be taken back in turn, where values were put back', () => {
    const matter = accepted()
    must(matter, wang, 'setUrgency', { urgent: true, reason: '老人' })
    const urgent = facetsOf(matter)
    takeBack(matter, wang)
    expect(takeBack(matter, wang)).toMatchObject({ ok: true })
    expect(facetsOf(matter)).toEqual(urgent)
  })

  it('is recorded under the command that sets the earlier values', () => {
    const last = (matter: Matter) => matter.entries.at(-1)?.entry
    const matter = before.taken()
    must(matter, wang, 'take', {})
    takeBack(matter, wang)
    expect(last(matter)).toMatchObject({ command: 'assign', data: { takenBy: 'li' } })
    const order = dispatched()
    takeBack(order, wang)
    expect(last(order)).toMatchObject({ command: 'recall', moved: { to: { state: 'ACCEPTED' } } })
  })
})

describe('nothing is taken back', () => {
  it('that somebody else did, or the clock, or I did in a post that I no longer hold', () => {
    const matter = accepted()
    must(matter, wang, 'setUrgency', { urgent: true, reason: '老人' })
    expect(takeBack(matter, li)).toMatchObject(refused(/不是您/))
    expect(takeBack(matter, { kind: 'system' })).toMatchObject(refused(/不是您/))
    const moved = person('wang', dispatcherOf(city))
    expect(takeBack(matter, moved)).toMatchObject(refused(/不是您/))
    must(matter, li, 'comment', { note: '已电话' })
    expect(takeBack(matter, wang)).toMatchObject(refused(/不是您/))
  })

  it('after ten minutes', () => {
    const matter = dispatched()
    pass(matter, undoMinutes / 60)
    matter.now = new Date(matter.now.getTime() + 1)
    expect(takeBack(matter, wang)).toMatchObject(refused(/10 分钟/))
  })

  it('that was told to somebody or moved a clock: every other command says so', () => {
    for (const command of commandNames.filter((name) => !waysBack[name])) {
      const matter = dispatched()
      const last = matter.entries.at(-1)
      if (last) last.entry = { ...last.entry, command }
      expect(takeBack(matter, wang), command).toMatchObject(refused(/这一步不能撤销/))
    }
  })
})

describe('an order', () => {
  it('is recalled by the centre that sent it while the unit has not answered, however late', () => {
    const matter = dispatched()
    pass(matter, 2)
    expect(give(matter, person('z', dispatcherOf(city)), 'recall', {})).toMatchObject({
      guard: 'ownDispatch',
    })
    must(matter, li, 'recall', { reason: '派错单位' })
    expect(matter.caseFile).toMatchObject({ state: 'ACCEPTED', leadUnit: null, unitCodes: [] })
    expect(matter.subTasks.map(({ result }) => result)).toEqual(['CANCELLED'])
    const signed = dispatched()
    must(signed, clerk, 'sign', {})
    expect(give(signed, wang, 'recall', {})).toMatchObject({ kind: 'STATE' })
  })

  it('gives the centre no new time when it is recalled', () => {
    const matter = accepted()
    const { dispatch } = matter.caseFile.clocks
    pass(matter, 3)
    must(matter, wang, 'dispatch', { leadUnit: psb })
    must(matter, wang, 'recall', {})
    expect(matter.caseFile.clocks.dispatch).toEqual(dispatch)
  })

  it('keeps what came meanwhile: urgency, and units that were whistled for', () => {
    const matter = dispatched(true)
    must(matter, li, 'setUrgency', { urgent: true, reason: '老人' })
    must(matter, li, 'whistle', { kind: 'EMERGENCY', units: [`G-${grid}`], task: '-' })
    must(matter, wang, 'recall', {})
    expect(matter.caseFile).toMatchObject({ slaClass: 'URGENT', unitCodes: [`G-${grid}`] })
    expect(matter.subTasks.filter((task) => !task.finishedAt)).toHaveLength(1)
  })

  it('that rules on an objection stands', () => {
    const matter = dispatched()
    must(matter, clerk, 'object', { legalBasis: '-' })
    must(matter, wang, 'dispatch', { leadUnit: eco })
    expect(takeBack(matter, wang)).toMatchObject(refused(/裁定/))
  })
})
