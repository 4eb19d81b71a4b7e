import { aCase, aSituation, caseId, inState, now } from '#test/factories/case.ts'
import { places } from '#test/factories/town.ts'
import type { Case } from './case.ts'
import type { Situation } from './guards.ts'
import type { Examples } from './task-guards.test-kit.ts'

const about = (patch: Partial<Case>, more: Partial<Situation> = {}) =>
  aSituation(aCase(patch), more)
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const aKin = (parentId: string) => ({
  id: 'kin',
  countyCode: places.county,
  caseCode: '1',
  parentId,
  hushed: false,
  answer: null,
})

/** Of the guards about matters that belong together. */
export const kinExamples = {
  partingTime: {
    holds: [
      ['the parent is open', about({}, { parent: aCase({ id: 'other' }) }), {}],
      ['closed yesterday', about({}, { parent: aCase({ id: 'other', closedAt: daysAgo(1) }) }), {}],
    ],
    fails: [
      [
        'closed thirty days ago',
        about({}, { parent: aCase({ id: 'other', closedAt: daysAgo(30) }) }),
        {},
      ],
      ['not to be seen', about({}), {}],
    ],
  },
  anotherCase: {
    holds: [['another', about({}, { other: { caseFile: aCase({ id: 'other' }) } }), {}]],
    fails: [
      ['itself', about({}, { other: { caseFile: aCase() } }), {}],
      ['not to be seen', about({}), {}],
    ],
  },
  knownPair: {
    holds: [
      ['linked', about({}, { other: { caseFile: aCase({ id: 'other' }), link: 'RELATED' } }), {}],
    ],
    fails: [['not linked', about({}, { other: { caseFile: aCase({ id: 'other' }) } }), {}]],
  },
  nobodyJoined: {
    holds: [['only a sister', about({ parentId: 'parent' }, { kin: [aKin('parent')] }), {}]],
    fails: [['another was merged into it', about({}, { kin: [aKin(caseId)] }), {}]],
  },
  resultGiven: {
    holds: [
      ['a case of its own', about({ state: 'FOLLOW_UP' }), {}],
      ['the parent is done', about({ state: 'MERGED' }, { parent: inState('RESOLVED') }), {}],
    ],
    fails: [
      ['the parent goes on', about({ state: 'MERGED' }, { parent: inState('IN_PROGRESS') }), {}],
      ['no parent to be found', about({ state: 'MERGED' }), {}],
    ],
  },
} satisfies Record<string, Examples>
