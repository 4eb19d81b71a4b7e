import { describe, expect, it } from 'vitest'
import type { StaffRole } from '#contract/roles.ts'
import type { Actor } from '#server/cases/actor.ts'
import { dueReminders } from '#server/cases/clocks.ts'
import { aPost, caseId, dispatcherOf, staff } from '#test/factories/case.ts'
import { aMatter, give, type Matter, must, pass } from '#test/factories/matter.ts'
import { places } from '#test/factories/town.ts'

// Rules that no row of the table shows alone, each told as it would happen.

const { city, county, township, village, grid } = places
let people = 0
const person = (role: StaffRole, region: string, unit: string): Actor => {
  people += 1
  return { ...staff(aPost(role, region, unit)), personId: `p${people}` }
}
const centreOf = (region: string) => person('DISPATCHER', region, dispatcherOf(region).unitCode)
const psb = `${county}-PSB`
const eco = `${county}-ECO`
const clerk = person('UNIT_CLERK', county, psb)
const ecoClerk = person('UNIT_CLERK', county, eco)
const countyCentre = centreOf(county)
const townshipCentre = centreOf(township)
const cityCentre = centreOf(city)
const resident: Actor = { kind: 'reporter', caseId }
const system: Actor = { kind: 'system' }

/** Accepted by the county and sent to the police, the environment helping. */
function dispatched(patch: Parameters<typeof aMatter>[0] = {}, coUnits: string[] = []): Matter {
  const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}`, ...patch })
  must(matter, countyCentre, 'accept', {})
  must(matter, countyCentre, 'dispatch', { leadUnit: psb, coUnits })
  return matter
}
function inProgress(patch: Parameters<typeof aMatter>[0] = {}): Matter {
  const matter = dispatched(patch)
  must(matter, clerk, 'sign', {})
  return matter
}
function resolved(patch: Parameters<typeof aMatter>[0] = {}): Matter {
  const matter = inProgress(patch)
  must(matter, clerk, 'resolve', { outcome: 'SOLVED', reply: '已关门' })
  return matter
}
function inFollowUp(): Matter {
  const matter = resolved()
  must(matter, countyCentre, 'verifyPass', { method: 'CALL' })
  return matter
}
const due = (matter: Matter, clock: 'finish' | 'sign' = 'finish') =>
  matter.caseFile.clocks[clock]?.dueAt
const refused = (guard: string) => ({ ok: false, kind: 'GUARD', guard })
const object = { legalBasis: '噪声污染防治法' }
const extend = { limit: { amount: 2, unit: 'WD' as const }, reason: '需检测' }
const pastDue = (matter: Matter) => {
  matter.now = new Date(Date.parse(due(matter) ?? '') + 60_000)
}

describe('checking', () => {
  it('is never done by the handler, nor by a colleague of that unit', () => {
    const matter = resolved()
    const both = person('UNIT_CLERK', county, psb)
    if (both.kind !== 'staff' || clerk.kind !== 'staff') throw new Error('staff')
    const handlerAsCentre = { ...clerk, posts: [...clerk.posts, dispatcherOf(county)] }
    expect(give(matter, handlerAsCentre, 'verifyPass', { method: 'CALL' })).toMatchObject(
      refused('notHandler'),
    )
    const supervisorOfUnit = { ...both, posts: [aPost('SUPERVISOR', county, psb)] }
    expect(give(matter, supervisorOfUnit, 'verifyPass', { method: 'CALL' })).toMatchObject(
      refused('notHandler'),
    )
    expect(give(matter, countyCentre, 'verifyPass', { method: 'CALL' }).ok).toBe(true)
  })

  it('remembers who handled it through a rework', () => {
    const matter = resolved()
    must(matter, countyCentre, 'verifyFail', { method: 'VISIT', reason: '仍在营业' })
    must(matter, person('UNIT_CLERK', county, psb), 'resolve', { outcome: 'SOLVED', reply: '-' })
    if (clerk.kind !== 'staff') throw new Error('staff')
    const moved = { ...clerk, posts: [dispatcherOf(county)] }
    expect(give(matter, moved, 'verifyPass', { method: 'CALL' })).toMatchObject(
      refused('notHandler'),
    )
  })

  it('gives half the limit when it fails, and forgets an answer to the result that did not stand', () => {
    const matter = resolved()
    must(matter, resident, 'answer', { solved: true, satisfaction: 'SATISFIED' })
    must(matter, countyCentre, 'verifyFail', { method: 'VISIT', reason: '仍在营业' })
    expect(matter.caseFile.clocks.finish?.limit).toEqual({ amount: 3, unit: 'WD' })
    // Tuesday + 3 working days: Friday, when work ends.
    expect(due(matter)).toBe('2026-03-13T10:00:00.000Z')
    expect(matter.caseFile).toMatchObject({ rework: 1, state: 'IN_PROGRESS' })
    expect(matter.caseFile.facets.answer).toBeUndefined()
  })
})

describe('objection', () => {
  it('leaves the finish clock running, and only one that is upheld starts it anew', () => {
    const matter = dispatched()
    const before = due(matter)
    pass(matter, 5)
    must(matter, clerk, 'object', object)
    expect(due(matter)).toBe(before)
    expect(matter.caseFile.clocks.finish?.stoppedAt).toBeUndefined()
    pass(matter, 24)
    must(matter, countyCentre, 'designate', { leadUnit: psb, ruling: '由公安承办' })
    expect(due(matter)).toBe(before)

    const other = dispatched()
    pass(other, 5)
    must(other, clerk, 'object', object)
    pass(other, 24)
    must(other, countyCentre, 'upholdObjection', { leadUnit: eco, ruling: '属生态环境' })
    expect(Date.parse(due(other) ?? '')).toBeGreaterThan(Date.parse(before ?? ''))
    expect(other.caseFile.clocks.finish?.startedAt).toBe(other.now.toISOString())
  })

  it('is not possible after designation', () => {
    const matter = dispatched()
    must(matter, clerk, 'object', object)
    must(matter, countyCentre, 'designate', { leadUnit: psb, ruling: '由公安承办' })
    expect(give(matter, clerk, 'object', object)).toMatchObject(refused('notDesignated'))
  })

  it('is possible twice, within one working day', () => {
    const matter = dispatched()
    must(matter, clerk, 'object', object)
    must(matter, countyCentre, 'upholdObjection', { leadUnit: eco, ruling: '-' })
    must(matter, ecoClerk, 'object', object)
    must(matter, countyCentre, 'upholdObjection', { leadUnit: psb, ruling: '-' })
    expect(give(matter, clerk, 'object', object)).toMatchObject(refused('objectionsLeft'))
    const late = dispatched()
    pass(late, 24 + 9)
    expect(give(late, clerk, 'object', object)).toMatchObject(refused('objectionWindow'))
  })

  it('replaces the helpers of the unit that objected by those of the next', () => {
    const matter = dispatched({}, [eco])
    must(matter, clerk, 'object', object)
    must(matter, countyCentre, 'upholdObjection', {
      leadUnit: `${county}-CMB`,
      coUnits: [`${county}-MKT`],
      ruling: '-',
    })
    const open = matter.subTasks.filter((task) => !task.finishedAt).map((task) => task.unitCode)
    expect(open).toEqual([`${county}-MKT`])
    expect(matter.caseFile.facets.firstReceiver).toBe(psb)
  })

  it('starts a new clock for the sign, of which the system reminds anew', () => {
    const matter = dispatched()
    matter.now = new Date(Date.parse(due(matter, 'sign') ?? '') + 1)
    must(matter, system, 'remind', {})
    expect(dueReminders(matter.caseFile, matter.now).sign).toBeUndefined()
    must(matter, clerk, 'object', object)
    must(matter, countyCentre, 'upholdObjection', { leadUnit: eco, ruling: '-' })
    matter.now = new Date(Date.parse(due(matter, 'sign') ?? '') + 1)
    expect(dueReminders(matter.caseFile, matter.now).sign).toBe(100)
  })
})

describe('extension', () => {
  it('is given once, before the limit, and adds to the due time', () => {
    const matter = inProgress()
    must(matter, clerk, 'requestExtension', extend)
    expect(give(matter, clerk, 'requestExtension', extend)).toMatchObject(refused('extensionLeft'))
    must(matter, countyCentre, 'approveExtension', {})
    // Tuesday + 5 working days is the next Tuesday; two more is Thursday.
    expect(due(matter)).toBe('2026-03-19T10:00:00.000Z')
    expect(give(matter, clerk, 'requestExtension', extend)).toMatchObject(refused('extensionLeft'))

    const late = inProgress()
    pastDue(late)
    expect(give(late, clerk, 'requestExtension', extend)).toMatchObject(refused('beforeDue'))
  })

  it('may be asked again after it was denied, for nothing was used', () => {
    const matter = inProgress()
    must(matter, clerk, 'requestExtension', extend)
    must(matter, countyCentre, 'denyExtension', { reason: '不必' })
    expect(give(matter, clerk, 'requestExtension', extend).ok).toBe(true)
  })

  it('is never given to an urgent matter, nor to one that became urgent after it was asked', () => {
    const urgent = inProgress({ urgent: true, slaClass: 'URGENT' })
    expect(give(urgent, clerk, 'requestExtension', extend)).toMatchObject(refused('notUrgent'))
    const matter = inProgress()
    must(matter, clerk, 'requestExtension', extend)
    must(matter, countyCentre, 'setUrgency', { urgent: true, reason: '老人发病' })
    expect(give(matter, countyCentre, 'approveExtension', {})).toMatchObject(refused('notUrgent'))
  })

  it('of a complex matter is decided one level up', () => {
    const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
    must(matter, countyCentre, 'accept', {})
    must(matter, countyCentre, 'dispatch', { leadUnit: psb, complex: true })
    must(matter, clerk, 'sign', {})
    must(matter, clerk, 'requestExtension', extend)
    expect(give(matter, countyCentre, 'approveExtension', {})).toMatchObject(
      refused('extensionLevel'),
    )
    expect(give(matter, cityCentre, 'approveExtension', {}).ok).toBe(true)
  })
})

describe('powers by level', () => {
  const noPower = { ok: false, kind: 'POWER' }

  it('whistles by township or county alone', () => {
    const whistle = { kind: 'ENFORCEMENT' as const, units: [eco], task: '联合执法' }
    const held = () => inProgress({ level: 'VILLAGE', centreCode: `C-${village}` })
    expect(give(held(), townshipCentre, 'whistle', whistle).ok).toBe(true)
    expect(give(held(), countyCentre, 'whistle', whistle).ok).toBe(true)
    expect(give(held(), cityCentre, 'whistle', whistle)).toMatchObject(noPower)
    expect(give(held(), centreOf(village), 'whistle', whistle)).toMatchObject(noPower)
  })

  it('asks for report-in within 30 minutes in an emergency, else a working day', () => {
    const matter = inProgress()
    must(matter, countyCentre, 'whistle', { kind: 'EMERGENCY', units: [eco], task: '-' })
    must(matter, countyCentre, 'whistle', { kind: 'DIFFICULT', units: [eco], task: '-' })
    expect(matter.subTasks.map((task) => task.reportInDueAt?.toISOString())).toEqual([
      '2026-03-10T02:30:00.000Z',
      '2026-03-11T10:00:00.000Z',
    ])
  })

  it('holds by county or city alone', () => {
    const hold = { cause: '供暖管道改造', plan: '夏季施工', until: '2026-04-01T00:00:00Z' }
    expect(give(inProgress(), townshipCentre, 'hold', hold)).toMatchObject(noPower)
    expect(give(inProgress(), countyCentre, 'hold', hold).ok).toBe(true)
    expect(give(inProgress(), cityCentre, 'hold', hold).ok).toBe(true)
  })

  it('cards by a person of the county or the city, never by the system', () => {
    const yellow = { colour: 'YELLOW' as const, reason: '超期' }
    const supervisor = (region: string) => person('SUPERVISOR', region, `C-${region}`)
    expect(give(inProgress(), system, 'card', yellow)).toMatchObject(noPower)
    expect(give(inProgress(), supervisor(township), 'card', yellow)).toMatchObject(noPower)
    const matter = inProgress()
    expect(give(matter, supervisor(county), 'card', yellow).ok).toBe(true)
    expect(matter.caseFile.supervision).toBe('YELLOW')
  })

  it('lets the unit answer a card', () => {
    const matter = inProgress()
    must(matter, person('LEADER', county, `C-${county}`), 'card', { colour: 'RED', reason: '-' })
    expect(matter.caseFile.clocks.supervisionReply?.dueAt).toBe('2026-03-11T10:00:00.000Z')
    must(matter, clerk, 'interimReport', { note: '今晚联合检查' })
    expect(matter.caseFile.clocks.supervisionReply?.stoppedAt).toBe(matter.now.toISOString())
  })
})

describe('clocks', () => {
  it('keep the finish limit through a transfer', () => {
    const matter = inProgress()
    const before = due(matter)
    pass(matter, 8)
    must(matter, clerk, 'transfer', { leadUnit: `PS-${township}`, reason: '属地' })
    expect(due(matter)).toBe(before)
    expect(matter.caseFile).toMatchObject({ state: 'DISPATCHED', leadUnit: `PS-${township}` })
    expect(matter.caseFile.facets.firstReceiver).toBe(psb)
  })

  it('pause on hold and resume with what was left', () => {
    const matter = inProgress()
    // Two working hours of Tuesday morning are gone when work ends at noon.
    pass(matter, 2)
    must(matter, countyCentre, 'hold', { cause: '-', plan: '-', until: '2026-03-20T00:30:00Z' })
    expect(matter.caseFile.dueAt).not.toBeNull()
    expect(matter.caseFile.timerAt?.toISOString()).toBe('2026-03-20T00:30:00.000Z')
    expect(give(matter, system, 'lapseHold', {})).toMatchObject(refused('reviewDue'))
    matter.now = new Date('2026-03-20T00:30:00Z')
    must(matter, system, 'lapseHold', {})
    // Left were Tuesday's afternoon and five working days: counted on from Friday's opening.
    expect(due(matter)).toBe('2026-03-27T04:00:00.000Z')
    expect(matter.caseFile.clocks.finish?.pausedAt).toBeUndefined()
  })

  it('look at a hold again after 30 days, however far it reaches', () => {
    const matter = inProgress()
    must(matter, countyCentre, 'hold', { cause: '-', plan: '-', until: '2030-01-01T00:00:00Z' })
    expect(matter.caseFile.timerAt?.toISOString()).toBe('2026-04-09T10:00:00.000Z')
  })

  it('all stop when the person withdraws from a case on hold', () => {
    const matter = inProgress()
    must(matter, countyCentre, 'hold', { cause: '-', plan: '-', until: '2026-03-20T00:30:00Z' })
    must(matter, resident, 'withdraw', {})
    expect(matter.caseFile).toMatchObject({ nextDueAt: null, timerAt: null, state: 'WITHDRAWN' })
  })

  it('move with the make-up days of the year: 调休 around Spring Festival', () => {
    // In 2026 the Saturday 14 February is worked and the 15th to 23rd are off.
    const matter = aMatter({ level: 'COUNTY', centreCode: `C-${county}` })
    matter.now = new Date('2026-02-12T02:00:00Z')
    must(matter, countyCentre, 'accept', {})
    must(matter, countyCentre, 'dispatch', { leadUnit: psb })
    // Friday, worked Saturday, then Tuesday 24th, 25th, 26th.
    expect(due(matter)).toBe('2026-02-26T10:00:00.000Z')
  })
})

describe('the person', () => {
  it('may not withdraw a matter of public safety', () => {
    const matter = inProgress({ categoryCode: '0201' })
    expect(give(matter, resident, 'withdraw', {})).toMatchObject(refused('notPublicSafety'))
    expect(give(inProgress(), resident, 'withdraw', {}).ok).toBe(true)
  })

  it('closes it by her answer, before the check or after it', () => {
    const before = resolved()
    must(before, resident, 'answer', { solved: true, satisfaction: 'SATISFIED' })
    expect(before.caseFile.state).toBe('RESOLVED')
    must(before, countyCentre, 'verifyPass', { method: 'VISIT' })
    expect(before.caseFile.state).toBe('CLOSED')
    const after = inFollowUp()
    must(after, resident, 'answer', { solved: true, satisfaction: 'FAIR' })
    expect(after.caseFile.state).toBe('CLOSED')
    expect(after.entries.at(-1)?.entry).toMatchObject({ command: 'followUpSolved', role: 'SYSTEM' })
  })

  it('says no: it is worked on again, and the second time supervised', () => {
    const matter = inFollowUp()
    must(matter, countyCentre, 'followUpUnsolved', { reason: '仍然吵' })
    expect(matter.caseFile).toMatchObject({ rework: 1, supervision: 'NONE', state: 'IN_PROGRESS' })
    must(matter, clerk, 'resolve', { outcome: 'PARTLY', reply: '-' })
    must(matter, countyCentre, 'verifyPass', { method: 'CALL' })
    must(matter, countyCentre, 'followUpUnsolved', { reason: '还是吵' })
    expect(matter.caseFile).toMatchObject({ rework: 2, supervision: 'REMINDED' })
  })

  it('gets the same code in a new round when it is opened again', () => {
    const matter = inFollowUp()
    const { caseCode } = matter.caseFile
    must(matter, resident, 'answer', { solved: true, satisfaction: 'FAIR' })
    must(matter, resident, 'requestReopen', { newFacts: '又开了' })
    must(matter, countyCentre, 'reopen', { newFacts: '又开了' })
    expect(matter.caseFile).toMatchObject({
      caseCode,
      round: 2,
      state: 'ACCEPTED',
      rework: 0,
      leadUnit: null,
      closedAt: null,
      supervision: 'NONE',
    })
    expect(Object.keys(matter.caseFile.clocks)).toEqual(['dispatch'])
    expect(matter.caseFile.facets.handlers).toBeUndefined()
  })
})

describe('on the spot', () => {
  it('leaves no task open that would keep the file from the archive', () => {
    const matter = aMatter({ level: 'VILLAGE', centreCode: `C-${village}` })
    must(matter, townshipCentre, 'accept', {})
    must(matter, townshipCentre, 'bringIn', { units: [eco], task: '-' })
    must(matter, person('GRID_WORKER', grid, `G-${grid}`), 'disposeOnSite', { result: '已劝导' })
    expect(matter.subTasks.every((task) => task.finishedAt)).toBe(true)
    must(matter, townshipCentre, 'verifyPass', { method: 'PHOTO' })
    must(matter, resident, 'answer', { solved: true, satisfaction: 'SATISFIED' })
    expect(matter.caseFile.timerAt?.getTime()).toBe(matter.now.getTime() + 30 * 86_400_000)
    const closed = matter.now
    pass(matter, 30 * 24)
    expect(give(matter, system, 'archive', {}).ok).toBe(true)
    expect(matter.caseFile).toMatchObject({ closedAt: closed, timerAt: null })
  })
})

describe('reminders', () => {
  it('fall due at 80 and at 100 percent of a clock, each once', () => {
    const matter = inProgress()
    const finish = matter.caseFile.clocks.finish
    const [from, to] = [Date.parse(finish?.startedAt ?? ''), Date.parse(finish?.dueAt ?? '')]
    const at = (share: number) => {
      matter.now = new Date(from + share * (to - from))
      return dueReminders(matter.caseFile, matter.now).finish
    }
    must(matter, clerk, 'contact', { reached: true, result: '-' })
    expect(at(0.79)).toBeUndefined()
    expect(at(0.8)).toBe(80)
    must(matter, system, 'remind', {})
    expect(at(0.99)).toBeUndefined()
    expect(matter.caseFile.timerAt?.getTime()).toBe(to)
    expect(at(1)).toBe(100)
    must(matter, system, 'remind', {})
    expect(at(2)).toBeUndefined()
    expect(matter.caseFile.timerAt).toBeNull()
  })
})

describe('escalation', () => {
  it('starts the limit anew at the level above, with nothing left of the earlier one', () => {
    const matter = inProgress()
    pastDue(matter)
    must(matter, system, 'remind', {})
    must(matter, countyCentre, 'escalate', { triedMeasures: '调解两次', summary: '-' })
    expect(matter.caseFile).toMatchObject({ state: 'ACCEPTED', level: 'CITY', leadUnit: null })
    expect(matter.caseFile.centreCode).toBe(`C-${city}`)
    must(matter, cityCentre, 'dispatch', { leadUnit: '6209-PSB' })
    expect(matter.caseFile.clocks.finish?.startedAt).toBe(matter.now.toISOString())
    pastDue(matter)
    expect(dueReminders(matter.caseFile, matter.now).finish).toBe(100)
  })
})
