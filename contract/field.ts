import Type from 'typebox'
import { CaseRow, CaseView, PostView } from './api.ts'
import { type CommandName, commandNames } from './cases.ts'
import { Id, Instant, oneOf } from './common.ts'
import { FormView } from './questions.ts'
import { stateNames } from './states.ts'
import { StandardText } from './texts.ts'

const optional = Type.Optional
const Key = Type.String({ format: 'uuid' })

/**
 * What a phone in the grid says to the server and hears from it. The phone does its work alone and
 * may be away for a week: what it did waits in its outbox as items, each under a key of its own and
 * with a hash of its content, and what it must know comes by one sync.
 */
export const fieldKinds = [
  'report',
  'command',
  'patrol',
  'homeVisit',
  'inform',
  'jointVisit',
  'hours',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** One deed. Same key and content: the first answer again. Same key, other content: key-reused. */
export const FieldItem = Type.Object(
  {
    clientKey: Key,
    kind: oneOf(fieldKinds),
    madeAt: Type.String({
      format: 'date-time',
      description: 'By the clock of the phone, as corrected by the last sync: told, not believed',
    }),
    hash: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description: 'SHA-256 in hex of the canonical JSON of body: what the phone meant to send',
    }),
    body: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
export type FieldItem = Type.Static<typeof FieldItem>

/** Body of an item of kind `command`. */
export const FieldCommand = Type.Object(
  {
    caseId: optional(Id),
    /** Key of the item of kind `report` that made the case, while the phone knows no other name of it. */
    reportKey: optional(Key),
    command: oneOf(commandNames),
    /** What the person saw. */
    version: optional(Type.Integer({ minimum: 1 })),
    /** Key of an earlier item: the case is expected as that one left it. */
    after: optional(Key),
    postId: optional(Id),
    payload: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
export type FieldCommand = Omit<Type.Static<typeof FieldCommand>, 'command'> & {
  command: CommandName
}

export const mostItems = 100
/** POST /api/field/outbox: in order, each item in a transaction of its own. */
export const FieldOutbox = Type.Object(
  { items: Type.Array(FieldItem, { minItems: 1, maxItems: mostItems }) },
  { additionalProperties: false },
)

/**
 * DONE: it has happened, now or under this key before. REFUSED: it will not happen as it is, `problem`
 * says why. CONFLICT: the case moved on; `current` is how it stands. WAITING: an earlier item of the
 * same case did not go through, so this one was not looked at.
 */
export const fieldStatuses = ['DONE', 'REFUSED', 'CONFLICT', 'WAITING'] as const
export const FieldResult = Type.Object({
  clientKey: Key,
  status: oneOf(fieldStatuses),
  caseId: optional(Id),
  caseCode: optional(Type.String()),
  version: optional(Type.Integer()),
  state: optional(oneOf(stateNames)),
  result: optional(Type.Record(Type.String(), Type.Unknown())),
  /** RFC 9457, as every route refuses. */
  problem: optional(Type.Record(Type.String(), Type.Unknown())),
  current: optional(CaseRow),
})
export type FieldResult = Type.Static<typeof FieldResult>
export const FieldResults = Type.Object({ results: Type.Array(FieldResult) })
export type FieldResults = Type.Static<typeof FieldResults>

/** A case with everything about it, and of its commands those that are allowed now. */
export const FieldCase = Type.Object({ ...CaseView.properties })
export type FieldCase = Type.Static<typeof FieldCase>

/** What a phone keeps besides cases, each with its own mark of how new it is. */
export const sectionNames = [
  'grids',
  'categories',
  'texts',
  'people',
  'patrols',
  'homes',
  'informs',
  'joint',
  'hours',
] as const
export type SectionName = (typeof sectionNames)[number]

export const FieldSection = Type.Object({ etag: Type.String(), data: Type.Unknown() })

/** Body of POST /api/field/sync. */
export const FieldSync = Type.Object(
  {
    cursor: optional(Type.String({ maxLength: 200 })),
    /** Cases on the phone: those that may no longer be seen come back in `gone`. */
    held: Type.Array(Id, { maxItems: 1000 }),
    sections: Type.Record(Type.String(), Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
)
export type FieldSync = Type.Static<typeof FieldSync>

/** `reset`: forget every case held; `cases` is all there is. */
export const FieldSyncView = Type.Object({
  cursor: Type.String(),
  reset: Type.Boolean(),
  now: Instant,
  person: Type.Object({ id: Id, name: Type.String() }),
  posts: Type.Array(PostView),
  cases: Type.Array(FieldCase),
  gone: Type.Array(Id),
  /** There are more open cases than a phone is given; these are the nearest due. */
  more: Type.Boolean(),
  sections: Type.Record(Type.String(), FieldSection),
})
export type FieldSyncView = Type.Static<typeof FieldSyncView>

const Ring = Type.Array(Type.Array(Type.Number()))
/** Section `grids`: the grids of the person's posts and those that touch them, to find a place by. */
export const GridsSection = Type.Array(
  Type.Object({
    code: Type.String(),
    name: Type.Object({ zh: Type.String(), en: Type.String() }),
    village: Type.Object({ zh: Type.String(), en: Type.String() }),
    /** Of one of the person's posts, not only a neighbour. */
    mine: Type.Boolean(),
    synthetic: Type.Boolean(),
    /** lng, lat in WGS-84. */
    centre: Type.Array(Type.Number()),
    /** MultiPolygon of GeoJSON, WGS-84, five decimals (about a metre). */
    shape: Type.Array(Type.Array(Ring)),
    places: Type.Array(Type.String()),
  }),
)
export type GridsSection = Type.Static<typeof GridsSection>

/** Section `categories`: every leaf, found by its characters, its pinyin or its initials. */
export const CategoriesSection = Type.Array(
  Type.Object({
    code: Type.String(),
    name: Type.Object({ zh: Type.String(), en: Type.String() }),
    branch: Type.Object({ zh: Type.String(), en: Type.String() }),
    pinyin: Type.String(),
    initials: Type.String(),
    onSite: Type.Boolean(),
    evidence: Type.Boolean(),
    emergency: optional(Type.String()),
    /** Asked besides the words. */
    form: optional(FormView),
  }),
)
export type CategoriesSection = Type.Static<typeof CategoriesSection>

/** Section `people`: who else works on my grids, and how to reach them on duty. */
export const PeopleSection = Type.Array(
  Type.Object({
    personId: Id,
    postId: Id,
    name: Type.String(),
    role: Type.String(),
    unitCode: Type.String(),
    regionCode: Type.String(),
    /** As of the sync: whom to call now. */
    onDuty: optional(Type.Boolean()),
    phone: optional(Type.String()),
  }),
)
export type PeopleSection = Type.Static<typeof PeopleSection>

/** Section `texts`: standard texts in force. */
export const TextsSection = Type.Array(StandardText)
export type TextsSection = Type.Static<typeof TextsSection>
