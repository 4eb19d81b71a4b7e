import { describe, expect, it } from 'vitest'
import type { StaffRole } from '#contract/roles.ts'
import {
  mayAdminister,
  mayAppoint,
  mayManagePerson,
  mayReadAudit,
  type Officer,
  seesPhones,
} from './policy.ts'

const officer = (role: StaffRole, regionCode: string): Officer => ({
  personId: 'self',
  posts: [{ id: 'p', role, unitCode: `C-${regionCode}`, regionCode }],
})
const city = officer('ADMINISTRATOR', '6209')
const county = officer('ADMINISTRATOR', '620902')

describe('who may administer', () => {
  it.each([
    [city, '', true],
    [city, '620902', true],
    [city, '6209', true],
    [county, '620902107203', true],
    [county, '620902', true],
    [county, '620921', false],
    [county, '6209', false],
    [county, '', false],
    [officer('AUDITOR', '6209'), '620902', false],
    [officer('LEADER', '6209'), '', false],
  ])('%#', (who, region, allowed) => {
    expect(mayAdminister(who, region).ok).toBe(allowed)
  })

  it('says why not', () => {
    const refused = mayAdminister(county, '')
    expect(refused.ok || refused.reason.en).toContain('whole city')
  })
})

describe('who may appoint whom', () => {
  const appoint = (who: Officer, role: StaffRole, held: StaffRole[] = [], personId = 'other') =>
    mayAppoint(who, {
      personId,
      role,
      regionCode: '620902',
      held: held.map((each) => ({ role: each })),
    }).ok

  it('an administrator others, within the subtree', () => {
    expect(appoint(county, 'DISPATCHER')).toBe(true)
    expect(appoint(officer('ADMINISTRATOR', '620921'), 'DISPATCHER')).toBe(false)
    expect(appoint(officer('LEADER', '6209'), 'DISPATCHER')).toBe(false)
  })
  it('nobody themselves, and no auditor who administers', () => {
    expect(appoint(city, 'LEADER', [], 'self')).toBe(false)
    expect(appoint(city, 'AUDITOR', ['ADMINISTRATOR'])).toBe(false)
    expect(appoint(city, 'ADMINISTRATOR', ['AUDITOR'])).toBe(false)
    expect(appoint(city, 'ADMINISTRATOR', ['LEADER'])).toBe(true)
  })
  it('and rules over nobody with a post outside', () => {
    expect(mayManagePerson(county, [{ regionCode: '620902107' }]).ok).toBe(true)
    expect(mayManagePerson(county, [{ regionCode: '620902107' }, { regionCode: '6209' }]).ok).toBe(
      false,
    )
    expect(mayManagePerson(county, []).ok).toBe(true)
    expect(mayManagePerson(officer('AUDITOR', '6209'), []).ok).toBe(false)
  })
})

describe('what else is seen', () => {
  it('the log by the city alone, telephones by administrators alone', () => {
    expect(mayReadAudit(officer('AUDITOR', '6209')).ok).toBe(true)
    expect(mayReadAudit(city).ok).toBe(true)
    expect(mayReadAudit(county).ok).toBe(false)
    expect(mayReadAudit(officer('LEADER', '6209')).ok).toBe(false)
    expect([seesPhones(county), seesPhones(officer('AUDITOR', '6209'))]).toEqual([true, false])
  })
})
