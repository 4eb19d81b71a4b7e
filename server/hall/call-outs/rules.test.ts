import { expect, it } from 'vitest'
import { callOutSteps } from '#contract/call-outs.ts'
import { staffRoles } from '#contract/roles.ts'
import { aPost, now } from '#test/factories/case.ts'
import { fits, isLate, mayTake, stateOf, type Times } from './rules.ts'

const minutes = (n: number) => new Date(now.getTime() + n * 60_000)
const call = (more: Partial<Times> = {}): Times => ({
  dueAt: minutes(30),
  acknowledgedAt: null,
  arrivedAt: null,
  leftAt: null,
  cancelledAt: null,
  ...more,
})
const at = minutes(10)
const states = {
  CALLED: call(),
  COMING: call({ acknowledgedAt: at }),
  HERE: call({ acknowledgedAt: at, arrivedAt: at }),
  LEFT: call({ arrivedAt: at, leftAt: at }),
  CANCELLED: call({ acknowledgedAt: at, cancelledAt: at }),
}

it('its times say where it stands, and which steps that leaves', () => {
  const left = Object.entries(states).map(([state, times]) => {
    expect(stateOf(times)).toBe(state)
    return [state, callOutSteps.filter((step) => fits(times, step))]
  })
  expect(Object.fromEntries(left)).toEqual({
    CALLED: ['acknowledge', 'arrive', 'cancel'],
    COMING: ['acknowledge', 'arrive', 'cancel'],
    HERE: ['depart'],
    LEFT: [],
    CANCELLED: [],
  })
})

it('late is who is not there when the time is over, or came after it', () => {
  expect(isLate(call(), minutes(30))).toBe(false)
  expect(isLate(call(), minutes(31))).toBe(true)
  expect(isLate(call({ arrivedAt: minutes(29) }), minutes(90))).toBe(false)
  expect(isLate(call({ arrivedAt: minutes(31) }), minutes(90))).toBe(true)
  expect(isLate(call({ cancelledAt: minutes(5) }), minutes(90))).toBe(false)
})

it('of all roles the unit’s clerk answers, and three of the hall do the rest', () => {
  const asked = { regionCode: '620902', unitCode: '620902-ECO' }
  for (const step of callOutSteps) {
    const unit = staffRoles.filter((role) =>
      mayTake([aPost(role, '620902', '620902-ECO')], asked, step),
    )
    const hall = staffRoles.filter((role) => mayTake([aPost(role, '620902')], asked, step))
    const below = staffRoles.filter((role) => mayTake([aPost(role, '620902107')], asked, step))
    const caller = ['HALL_CLERK', 'DISPATCHER', 'MEDIATOR']
    expect(unit, step).toEqual(step === 'acknowledge' ? ['UNIT_CLERK'] : [])
    expect(hall.toSorted(), step).toEqual(step === 'acknowledge' ? [] : caller.toSorted())
    expect(below, step).toEqual([])
  }
})

it('nobody with a post in the called unit confirms its arrival, by whatever other post', () => {
  const asked = { regionCode: '620902', unitCode: '620902-ECO' }
  const both = [aPost('UNIT_CLERK', '620902', '620902-ECO'), aPost('HALL_CLERK', '620902')]
  expect(mayTake(both, asked, 'arrive')).toBe(false)
  expect(mayTake(both, asked, 'acknowledge')).toBe(true)
})
