import Type from 'typebox'
import { Id, oneOf } from './common.ts'
import { queueNames } from './queues.ts'
import { CaseFilter } from './workbench.ts'

const optional = Type.Optional

/**
 * GET /api/case-points?post=&queue=&…: the words of CaseFilter as an address says them. Lists as repeated
 * keys or with commas (`state=DISPATCHED&state=OBJECTED`, `state=DISPATCHED,OBJECTED`), flags as true and
 * false; a flag that is not there asks nothing. `area` is one value, commas and all.
 */
export const ListPoints = Type.Object(
  { post: Id, queue: oneOf(queueNames), ...CaseFilter.properties },
  { additionalProperties: false },
)
export type ListPoints = Type.Static<typeof ListPoints>

/**
 * GET /api/cases: one page. A page may be short, even empty, and still have a `next`: of RECENT, which
 * holds closed cases too, one page looks through so many matters and no more.
 */
export const ListCases = Type.Object(
  {
    ...ListPoints.properties,
    after: optional(Type.String({ description: 'Cursor of the previous page' })),
    limit: optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
export type ListCases = Type.Static<typeof ListCases>

/** Members of the filter that hold several values. */
export const listMembers = [
  'state',
  'category',
  'channel',
] as const satisfies readonly (keyof CaseFilter)[]
