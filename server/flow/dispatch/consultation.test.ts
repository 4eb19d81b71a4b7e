import { describe, expect, it } from 'vitest'
import type { Actor } from '#server/cases/actor.ts'
import { aPost, dispatcherOf, staff } from '#test/factories/case.ts'
import { aMatter, give, type Matter, must, pass } from '#test/factories/matter.ts'
import { places } from '#test/factories/town.ts'

const { county } = places
const [psb, eco] = [`${county}-PSB`, `${county}-ECO`]
const centre = staff(dispatcherOf(county))
const clerkOf = (unit: string): Actor => staff(aPost('UNIT_CLERK', county, unit))
const refused = (guard: string) => ({ ok: false, kind: 'GUARD', guard })
const question = '夜间机器噪声由谁牵头？'

function asked(): Matter {
  const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
  must(matter, centre, 'accept', {})
  must(matter, centre, 'consult', { units: [psb, eco], question })
  return matter
}

describe('a consultation before dispatch', () => {
  it('asks for an answer within four working hours and starts no clock of the person', () => {
    const matter = asked()
    // Ten to noon, and from half past two to half past four.
    expect(matter.subTasks.map(({ dueAt }) => dueAt?.toISOString())).toEqual([
      '2026-03-10T08:30:00.000Z',
      '2026-03-10T08:30:00.000Z',
    ])
    expect(matter.caseFile).toMatchObject({ state: 'ACCEPTED', dueAt: null })
    expect(Object.keys(matter.caseFile.clocks)).toEqual(['dispatch'])
    expect(matter.caseFile.unitCodes).toEqual([psb, eco])
  })

  it('is answered by the unit that was asked, once, and asked of it again afterwards', () => {
    const matter = asked()
    expect(give(matter, centre, 'consult', { units: [eco], question })).toMatchObject(
      refused('notAskedYet'),
    )
    const ours = { opinion: 'OURS' as const, basis: '噪声污染防治法第八条' }
    must(matter, clerkOf(psb), 'giveOpinion', ours)
    expect(matter.subTasks[0]).toMatchObject({ opinion: 'OURS', result: ours.basis })
    expect(give(matter, clerkOf(psb), 'giveOpinion', ours)).toMatchObject({ kind: 'POWER' })
    expect(give(matter, centre, 'consult', { units: [psb], question }).ok).toBe(true)
  })

  it('does not hold the dispatch up: what is unanswered ends with it, and helpers go on', () => {
    const matter = asked()
    must(matter, centre, 'bringIn', { units: [psb], task: '先行到场' })
    must(matter, centre, 'dispatch', { leadUnit: psb, coUnits: [eco], consultNote: '公安牵头' })
    expect(matter.subTasks.map(({ kind, result }) => [kind, result])).toEqual([
      ['CONSULT', 'CANCELLED'],
      ['CONSULT', 'CANCELLED'],
      ['JOINT', null],
      ['CO_UNIT', null],
    ])
  })

  it('helps with a ruling too, and ends with that', () => {
    const matter = asked()
    must(matter, centre, 'dispatch', { leadUnit: psb })
    must(matter, clerkOf(psb), 'object', { legalBasis: '-' })
    must(matter, centre, 'consult', { units: [eco], question })
    must(matter, centre, 'designate', { leadUnit: psb, coUnits: [eco], ruling: '-' })
    expect(matter.subTasks.filter(({ finishedAt }) => !finishedAt)).toMatchObject([
      { kind: 'CO_UNIT', unitCode: eco },
    ])
  })
})

describe('a task that a helper declines', () => {
  function declined(): Matter & { task: string } {
    const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
    must(matter, centre, 'accept', {})
    must(matter, centre, 'dispatch', { leadUnit: psb, coUnits: [eco] })
    must(matter, clerkOf(psb), 'sign', {})
    const task = matter.subTasks[0]?.id ?? ''
    must(matter, clerkOf(eco), 'declineTask', { subTaskId: task, reason: '不属监测范围' })
    return Object.assign(matter, { task })
  }
  const reply = { outcome: 'SOLVED' as const, reply: '已关门' }

  it('keeps the matter from being resolved until the centre rules', () => {
    const matter = declined()
    expect(give(matter, clerkOf(psb), 'resolve', reply)).toMatchObject(refused('subTasksDone'))
    const excused = { subTaskId: matter.task, excused: true, ruling: '无需监测' }
    expect(give(matter, clerkOf(psb), 'ruleTask', excused)).toMatchObject({ kind: 'POWER' })
    must(matter, centre, 'ruleTask', excused)
    expect(matter.subTasks[0]).toMatchObject({ result: 'EXCUSED', ruling: '无需监测' })
    must(matter, clerkOf(psb), 'resolve', reply)
  })

  it('is the unit’s after all when the centre says so, and is not declined again', () => {
    const matter = declined()
    must(matter, centre, 'ruleTask', { subTaskId: matter.task, excused: false, ruling: '须到场' })
    const again = { subTaskId: matter.task, reason: '-' }
    expect(give(matter, clerkOf(eco), 'declineTask', again)).toMatchObject(
      refused('taskDeclinable'),
    )
    pass(matter, 1)
    must(matter, clerkOf(eco), 'finishSubTask', { subTaskId: matter.task, result: '昼间 52 分贝' })
    must(matter, clerkOf(psb), 'resolve', reply)
    expect(matter.caseFile.facets.reply).toBe('已关门')
  })
})
