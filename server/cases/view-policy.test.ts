import { expect, it } from 'vitest'
import { aPost, dispatcherOf, staff } from '#test/factories/case.ts'
import { places } from '#test/factories/town.ts'
import type { ActorPost } from './actor.ts'
import { readingPost, type Shared } from './view-policy.ts'

const { county, township } = places
const dispatcher = dispatcherOf(county)
const unitCode = dispatcher.unitCode
const supervisor = aPost('SUPERVISOR', county, unitCode)
const elsewhere = dispatcherOf(township)
const view = (patch: Partial<Shared> = {}): Shared => ({
  ownerId: 'wang',
  postId: dispatcher.id,
  unitCode,
  sharing: 'MINE',
  ...patch,
})
const reads = (shared: Shared, personId: string, ...posts: ActorPost[]) =>
  readingPost(shared, { ...staff(...posts), personId })?.id

it('is read by its owner through the post in which it was saved', () => {
  expect(reads(view(), 'wang', supervisor, dispatcher)).toBe(dispatcher.id)
  expect(reads(view(), 'wang', supervisor)).toBe(supervisor.id)
  expect(reads(view(), 'wang', elsewhere)).toBeUndefined()
})

it('is nobody else’s unless it is shared', () => {
  expect(reads(view(), 'li', dispatcher)).toBeUndefined()
})

it('is read by the unit it is shared with, and by no other', () => {
  const shared = view({ sharing: 'UNIT' })
  expect(reads(shared, 'li', supervisor)).toBe(supervisor.id)
  expect(reads(shared, 'li', elsewhere)).toBeUndefined()
})

it('is read in one role of the unit: the same role elsewhere does not count', () => {
  const shared = view({ sharing: 'POSTS', role: 'DISPATCHER' })
  expect(reads(shared, 'li', supervisor, dispatcher)).toBe(dispatcher.id)
  expect(reads(shared, 'li', supervisor)).toBeUndefined()
  expect(reads(shared, 'li', supervisor, elsewhere)).toBeUndefined()
})
