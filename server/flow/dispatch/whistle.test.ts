import { describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '#server/cases/actor.ts'
import { aPost, dispatcherOf, staff } from '#test/factories/case.ts'
import { aMatter, give, type Matter, must, pass } from '#test/factories/matter.ts'
import { places } from '#test/factories/town.ts'
import { commandDue } from '../timers.ts'

const { county, township } = places
const [psb, eco, rescue] = [`${county}-PSB`, `${county}-ECO`, `${county}-EMG`]
const townshipCentre = staff(dispatcherOf(township))
const countyCentre = staff(dispatcherOf(county))
const clerkOf = (unit: string): Actor => staff(aPost('UNIT_CLERK', county, unit))
const refused = (guard: string) => ({ ok: false, kind: 'GUARD', guard })

/** The township calls two departments in an emergency, at ten o'clock. */
function called(): Matter {
  const matter = aMatter()
  must(matter, townshipCentre, 'accept', {})
  must(matter, townshipCentre, 'whistle', {
    kind: 'EMERGENCY',
    units: [eco, rescue],
    task: '化工气味，到场处置',
  })
  return matter
}
const taskOf = (matter: Matter, unit: string) =>
  matter.subTasks.find((task) => task.unitCode === unit)?.id ?? ''
const timer = ({ caseFile }: Matter) => caseFile.timerAt?.toISOString()
const told = (matter: Matter) =>
  matter.entries.filter(({ entry }) => entry.command === 'remindReportIn').map((e) => e.entry.data)

describe('report-in', () => {
  it('is looked after at its limit, half an hour in an emergency, and told of once', () => {
    const matter = called()
    expect(timer(matter)).toBe('2026-03-10T02:30:00.000Z')
    must(matter, clerkOf(eco), 'reportIn', { subTaskId: taskOf(matter, eco) })
    expect(give(matter, systemActor, 'remindReportIn', {})).toMatchObject(
      refused('reportInOverdue'),
    )
    pass(matter, 0.5)
    expect(commandDue(matter.caseFile, matter.now)).toBe('remindReportIn')
    must(matter, systemActor, 'remindReportIn', {})
    expect(told(matter)).toEqual([{ whistleNo: [1], units: [rescue] }])
    expect(commandDue(matter.caseFile, matter.now)).not.toBe('remindReportIn')
    expect(give(matter, systemActor, 'remindReportIn', {})).toMatchObject(
      refused('reportInOverdue'),
    )
  })

  it('needs no looking after once everybody has come', () => {
    const matter = called()
    must(matter, clerkOf(eco), 'reportIn', { subTaskId: taskOf(matter, eco) })
    must(matter, clerkOf(rescue), 'finishSubTask', {
      subTaskId: taskOf(matter, rescue),
      result: '已排除',
    })
    expect(matter.caseFile.facets.whistles).toMatchObject([{ no: 1, watched: false }])
    pass(matter, 0.5)
    expect(commandDue(matter.caseFile, matter.now)).not.toBe('remindReportIn')
  })

  it('is looked after during a hold as well, which lasts', () => {
    const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
    must(matter, countyCentre, 'accept', {})
    must(matter, countyCentre, 'dispatch', { leadUnit: psb })
    must(matter, clerkOf(psb), 'sign', {})
    must(matter, countyCentre, 'hold', { cause: '-', plan: '-', until: '2026-03-20T00:30:00Z' })
    must(matter, countyCentre, 'whistle', { kind: 'DIFFICULT', units: [eco], task: '-' })
    expect(timer(matter)).toBe('2026-03-11T10:00:00.000Z')
    pass(matter, 40)
    must(matter, systemActor, 'remindReportIn', {})
    expect(timer(matter)).toBe('2026-03-20T00:30:00.000Z')
    expect(commandDue(matter.caseFile, matter.now)).toBe('lapseHold')
  })

  it('keeps the moment at which the unit first came', () => {
    const matter = called()
    const subTaskId = taskOf(matter, eco)
    const came = matter.now
    must(matter, clerkOf(eco), 'reportIn', { subTaskId })
    pass(matter, 1)
    must(matter, clerkOf(eco), 'finishSubTask', { subTaskId, result: '-', assessment: '情况清楚' })
    expect(matter.subTasks[0]).toMatchObject({ reportedInAt: came, assessment: '情况清楚' })
  })
})

describe('the end of a whistle', () => {
  const ending = { whistleNo: 1, summary: '险情排除', assessment: '到场及时' }

  it('belongs to who blew it or a centre above, once, and lets go who never came', () => {
    const matter = called()
    must(matter, countyCentre, 'whistle', { kind: 'ENFORCEMENT', units: [psb], task: '-' })
    expect(matter.subTasks.map(({ whistleNo }) => whistleNo)).toEqual([1, 1, 2])
    expect(give(matter, townshipCentre, 'endWhistle', { ...ending, whistleNo: 2 })).toMatchObject(
      refused('whistleOpen'),
    )
    must(matter, townshipCentre, 'endWhistle', ending)
    expect(matter.subTasks.map(({ result }) => result)).toEqual(['CANCELLED', 'CANCELLED', null])
    expect(give(matter, countyCentre, 'endWhistle', ending)).toMatchObject(refused('whistleOpen'))
    must(matter, countyCentre, 'endWhistle', { ...ending, whistleNo: 2 })
    expect(matter.caseFile.facets.whistles).toEqual([])
    must(matter, townshipCentre, 'whistle', { kind: 'DIFFICULT', units: [eco], task: '-' })
    expect(matter.caseFile.facets.whistles).toMatchObject([{ no: 3 }])
  })

  it('comes of itself when the case ends or leaves the level', () => {
    const matter = called()
    must(matter, townshipCentre, 'refer', {
      refusalCode: 'R2',
      receivingBody: '法院',
      reason: '已起诉',
    })
    expect(matter.caseFile.facets.whistles).toBeUndefined()
    expect(matter.caseFile.timerAt).toBeNull()
    expect(matter.subTasks.every((task) => task.result === 'CANCELLED')).toBe(true)
  })
})
