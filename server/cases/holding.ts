import { levelOf, regionAt } from '#contract/levels.ts'
import type { HoldingName, Queue } from '#contract/queues.ts'
import type { ActorPost } from './actor.ts'
import type { Where } from './where.ts'

/** What a post's worklist is about: its centre's cases, its unit's, or those of its region. */
export interface Holding {
  scope: 'centre' | 'unit' | 'region'
  code: string
}

export function holdingOf(post: ActorPost): Holding {
  switch (post.role) {
    case 'DISPATCHER':
      return { scope: 'centre', code: post.unitCode }
    case 'UNIT_CLERK':
    case 'MEDIATOR':
    case 'GRID_POLICE_LEAD':
    case 'GRID_JUDGE':
      return { scope: 'unit', code: post.unitCode }
    default:
      return { scope: 'region', code: post.regionCode }
  }
}

/** What "all open" is about: a dispatcher looks over the whole region, whoever holds the case. */
export function openHoldingOf(post: ActorPost): Holding {
  return post.role === 'DISPATCHER' ? { scope: 'region', code: post.regionCode } : holdingOf(post)
}

/** What a queue is about when the reader names whose matters are meant; of "mine" the taker decides. */
export function holdingBy(
  post: ActorPost,
  queue: Queue,
  name: Exclude<HoldingName, 'MINE'> = 'POST',
): Holding {
  switch (name) {
    case 'SUBTREE':
      return { scope: 'region', code: post.regionCode }
    case 'UNIT':
      return { scope: post.role === 'DISPATCHER' ? 'centre' : 'unit', code: post.unitCode }
    default:
      return queue === 'ALL_OPEN' ? openHoldingOf(post) : holdingOf(post)
  }
}

/** The subtree as the index that serves it wants it said; the whole prefecture needs no condition. */
export function within(where: Where, region: string): Where {
  const level = levelOf(region)
  if (level === 'CITY') return where
  if (level === 'COUNTY') return where.add((at) => `in_county = ${at}`, region)
  if (level === 'GRID') return where.add((at) => `region_code = ${at}`, region)
  return where
    .add((at) => `region_code >= ${at}`, region)
    .add((at) => `region_code < ${at}`, `${region}~`)
}

/** The same for lists of the newest, whose indexes begin with the county or the village. */
export function newestWithin(where: Where, region: string): Where {
  const level = levelOf(region)
  if (level === 'TOWNSHIP') where.add((at) => `in_county = ${at}`, regionAt(region, 'COUNTY'))
  if (level === 'VILLAGE') return where.add((at) => `in_village = ${at}`, region)
  return within(where, region)
}

export function held(where: Where, holding: Holding | undefined): Where {
  if (!holding) return where
  const { scope, code } = holding
  if (scope === 'centre') return where.add((at) => `centre_code = ${at}`, code)
  if (scope === 'unit') return where.add((at) => `lead_unit = ${at}`, code)
  return within(where, code)
}
