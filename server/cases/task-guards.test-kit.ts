import type { Guard } from '#contract/guards.ts'
import {
  aCase,
  aPost,
  aPromise,
  aSituation,
  aSubTask,
  aWhistle,
  dispatcherOf,
  now,
} from '#test/factories/case.ts'
import { places } from '#test/factories/town.ts'
import type { Case, OpenWhistle, SubTask } from './case.ts'
import type { Asked, Situation } from './guards.ts'

export type Example = [what: string, situation: Situation, asked: Asked]
/** Of a guard: cases in which it holds and in which it does not. */
export interface Examples {
  holds: Example[]
  fails: Example[]
}

const about = (patch: Partial<Case>, more: Partial<Situation> = {}) =>
  aSituation(aCase(patch), more)
const by = (region: string, patch: Partial<Case> = {}) =>
  about(patch, { post: dispatcherOf(region) })
const clerk = (unit: string, region: string) => ({ post: aPost('UNIT_CLERK', region, unit) })
const psb = `${places.county}-PSB`
const tasks = (finishedAt: Date | null, unitCode = psb) => ({
  subTasks: [aSubTask({ unitCode, finishedAt })],
})
const task = aSubTask().id
const promise = aPromise().id
const own = (patch: Partial<SubTask>) =>
  about({}, { subTasks: [aSubTask({ unitCode: psb, ...patch })], ...clerk(psb, '620902') })
const called = (patch: Partial<SubTask>) => ({
  subTasks: [aSubTask({ kind: 'WHISTLE', whistleNo: 1, ...patch })],
})
const whistled = (patch: Partial<OpenWhistle> = {}): Partial<Case> => ({
  facets: { whistles: [aWhistle(patch)] },
})

/** The guards about the parts of other units and about whistles. */
export const taskExamples = {
  subTasksDone: {
    holds: [
      ['none', about({}), {}],
      ['done', about({}, tasks(now)), {}],
    ],
    fails: [['open', about({}, tasks(null)), {}]],
  },
  subTaskOpen: {
    holds: [
      ['own and open', about({}, { ...tasks(null), ...clerk(psb, '620902') }), { subTaskId: task }],
    ],
    fails: [
      ['done', about({}, { ...tasks(now), ...clerk(psb, '620902') }), { subTaskId: task }],
      ['of another', about({}, { ...tasks(null), ...clerk('X', '620902') }), { subTaskId: task }],
      ['no such', about({}, { ...tasks(null), ...clerk(psb, '620902') }), { subTaskId: promise }],
      ['an opinion, which is given otherwise', own({ kind: 'CONSULT' }), { subTaskId: task }],
    ],
  },
  notAskedYet: {
    holds: [
      ['another unit', own({ kind: 'CONSULT' }), { units: ['620902-ECO'] }],
      ['answered before', own({ kind: 'CONSULT', finishedAt: now }), { units: [psb] }],
      ['helping already', own({ kind: 'JOINT' }), { units: [psb] }],
    ],
    fails: [['being asked', own({ kind: 'CONSULT' }), { units: ['620902-ECO', psb] }]],
  },
  opinionAsked: {
    holds: [['own', own({ kind: 'CONSULT' }), {}]],
    fails: [
      ['given', own({ kind: 'CONSULT', finishedAt: now }), {}],
      ['of another', own({ kind: 'CONSULT', unitCode: '620902-ECO' }), {}],
      ['a task', own({ kind: 'JOINT' }), {}],
    ],
  },
  taskDeclinable: {
    holds: [
      ['that came with the order', own({ kind: 'CO_UNIT' }), { subTaskId: task }],
      ['joint', own({ kind: 'JOINT' }), { subTaskId: task }],
    ],
    fails: [
      ['called: who is called must come', own({ kind: 'WHISTLE' }), { subTaskId: task }],
      ['declined before', own({ declined: '-' }), { subTaskId: task }],
      ['ruled upon', own({ declined: '-', ruling: '-' }), { subTaskId: task }],
      ['done', own({ finishedAt: now }), { subTaskId: task }],
      ['of another', own({ unitCode: '620902-ECO' }), { subTaskId: task }],
      ['no such', own({}), { subTaskId: promise }],
    ],
  },
  declineWaiting: {
    holds: [['declined', own({ declined: '-' }), { subTaskId: task }]],
    fails: [
      ['not declined', own({}), { subTaskId: task }],
      ['ruled upon', own({ declined: '-', ruling: '-' }), { subTaskId: task }],
      ['let go with its order', own({ declined: '-', finishedAt: now }), { subTaskId: task }],
      ['no such', own({ declined: '-' }), { subTaskId: promise }],
    ],
  },
  whistleOpen: {
    holds: [
      ['own', by(places.township, whistled()), { whistleNo: 1 }],
      ['of a centre below', by(places.county, whistled()), { whistleNo: 1 }],
    ],
    fails: [
      ['none', by(places.township), { whistleNo: 1 }],
      ['no such', by(places.township, whistled()), { whistleNo: 2 }],
      [
        'of a centre above',
        by(places.township, whistled({ by: `C-${places.county}` })),
        { whistleNo: 1 },
      ],
    ],
  },
  reportInOverdue: {
    holds: [['missing', about(whistled(), called({})), {}]],
    fails: [
      ['come', about(whistled(), called({ reportedInAt: now })), {}],
      ['let go', about(whistled(), called({ finishedAt: now })), {}],
      ['told of before', about(whistled({ watched: false }), called({})), {}],
      [
        'not due',
        about(
          whistled({ reportInDueAt: new Date(now.getTime() + 60_000).toISOString() }),
          called({}),
        ),
        {},
      ],
      ['of another whistle', about(whistled({ no: 2 }), called({})), {}],
    ],
  },
} satisfies Partial<Record<Guard, Examples>>
