import { Value } from 'typebox/value'
import { expect, it } from 'vitest'
import {
  defaultLimitRules,
  defaultStepLimits,
  formatLimit,
  half,
  Limit,
  LimitRule,
} from './limits.ts'
import { slaClasses } from './town.ts'

it('has a valid rule for every class', () => {
  expect(Object.keys(defaultLimitRules).sort()).toEqual([...slaClasses].sort())
  for (const slaClass of slaClasses) {
    const rule = { slaClass, ...defaultLimitRules[slaClass] }
    expect([...Value.Errors(LimitRule, rule)]).toEqual([])
  }
  for (const { limit } of Object.values(defaultStepLimits))
    expect(Value.Check(Limit, limit)).toBe(true)
})

it('grants an urgent matter no more time, and a complex one only one level up', () => {
  expect(defaultLimitRules.URGENT.extension).toEqual({ times: 0, max: null, approval: 'NONE' })
  expect(defaultLimitRules.COMPLEX.extension.approval).toBe('ONE_LEVEL_UP')
  expect(defaultLimitRules.URGENT.interim).toEqual({ amount: 2, unit: 'H' })
})

it('refuses amounts that are no whole positive number', () => {
  for (const amount of [0, -1, 1.5]) expect(Value.Check(Limit, { amount, unit: 'WD' })).toBe(false)
  expect(Value.Check(Limit, { amount: 1, unit: 'W' })).toBe(false)
})

it('speaks both languages', () => {
  expect(formatLimit({ amount: 4, unit: 'WH' }, 'zh')).toBe('4个工作小时')
  expect(formatLimit({ amount: 4, unit: 'WH' }, 'en')).toBe('4 working hours')
  expect(formatLimit({ amount: 1, unit: 'D' }, 'zh')).toBe('1日')
  expect(formatLimit({ amount: 1, unit: 'WD' }, 'en')).toBe('1 working day')
})

it('halves upwards', () => {
  expect(half({ amount: 5, unit: 'WD' })).toEqual({ amount: 3, unit: 'WD' })
  expect(half({ amount: 24, unit: 'H' })).toEqual({ amount: 12, unit: 'H' })
  expect(half({ amount: 1, unit: 'WD' })).toEqual({ amount: 1, unit: 'WD' })
})
