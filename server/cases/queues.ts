import type { Queue } from '#contract/queues.ts'
import { type CaseState, openStates } from '#contract/states.ts'
import type { ActorPost } from './actor.ts'

const states: readonly Queue[] = [
  'REGISTERED',
  'ACCEPTED',
  'OBJECTED',
  'DISPATCHED',
  'IN_PROGRESS',
  'ON_HOLD',
  'RESOLVED',
  'FOLLOW_UP',
]

/** Queues that this post works on, in the order shown. */
export function queuesOf(post: ActorPost): readonly Queue[] {
  switch (post.role) {
    case 'DISPATCHER':
      return [...states, 'OVERDUE', 'ALL_OPEN', 'RECENT']
    case 'UNIT_CLERK':
    case 'MEDIATOR':
    case 'GRID_POLICE_LEAD':
    case 'GRID_JUDGE':
      return ['DISPATCHED', 'IN_PROGRESS', 'TASKS', 'ON_HOLD', 'RESOLVED', 'OVERDUE', 'ALL_OPEN']
    case 'GRID_WORKER':
    case 'POLICE_GRID_WORKER':
    case 'GRID_LEADER':
      return ['DISPATCHED', 'IN_PROGRESS', 'TASKS', 'RESOLVED', 'PROMISES', 'ALL_OPEN', 'RECENT']
    case 'HOTLINE_AGENT':
      return ['FOLLOW_UP', 'REGISTERED', 'ALL_OPEN', 'RECENT']
    case 'HALL_CLERK':
      return ['REGISTERED', 'ALL_OPEN']
    case 'ADMINISTRATOR':
      return []
    default:
      return [...states, 'OVERDUE', 'ALL_OPEN', 'RECENT']
  }
}

export function isState(queue: Queue): queue is Queue & CaseState {
  return (openStates as readonly string[]).includes(queue)
}
