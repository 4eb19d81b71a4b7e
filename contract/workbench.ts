import Type from 'typebox'
import { CommandBody } from './api.ts'
import { bulkCommands } from './bulk.ts'
import { channelNames } from './channels.ts'
import { Bilingual, CategoryCode, Id, Instant, oneOf, RegionCode, UnitCode } from './common.ts'
import { holdingNames, queueNames } from './queues.ts'
import { staffRoles } from './roles.ts'
import { stateNames } from './states.ts'

const optional = Type.Optional

const list = <T extends Type.TSchema>(schema: T) => Type.Array(schema, { maxItems: 40 })

/**
 * What narrows a worklist; all of it holds at once, search words too. It is what stands in the
 * address, in a saved view and behind an export, so that the three can never differ.
 */
export const CaseFilter = Type.Object(
  {
    holding: optional(oneOf(holdingNames)),
    /** Who took it: a colleague of the unit. */
    takenBy: optional(Id),
    state: optional(list(oneOf(stateNames))),
    /** Class (two digits) or leaf (four). */
    category: optional(list(Type.String({ pattern: '^\\d{2}(\\d{2})?$' }))),
    region: optional(RegionCode),
    unit: optional(UnitCode),
    channel: optional(list(oneOf(channelNames))),
    urgent: optional(Type.Boolean()),
    overdue: optional(Type.Boolean()),
    /** Reminded, carded or listed. */
    supervised: optional(Type.Boolean()),
    reworked: optional(Type.Boolean()),
    /** Received on these days, both included, in Asia/Shanghai. */
    from: optional(Type.String({ format: 'date' })),
    to: optional(Type.String({ format: 'date' })),
    /** Inside this ring, WGS-84, "lng lat,lng lat,…" with 3 to 60 corners; the last joins the first. */
    area: optional(
      Type.String({
        maxLength: 2000,
        pattern: '^-?[\\d.]+ -?[\\d.]+(,-?[\\d.]+ -?[\\d.]+){2,59}$',
      }),
    ),
    /** Words of reports, replies, notes and places; a case code; the reporter's phone by right. */
    q: optional(Type.String({ maxLength: 80 })),
  },
  { additionalProperties: false },
)
export type CaseFilter = Type.Static<typeof CaseFilter>

// ── Saved views ──────────────────────────────────────────────────────────────────────────────────
export const viewSharing = ['MINE', 'POSTS', 'UNIT'] as const

/** POST /api/views, PUT /api/views/{id}. Shared with everyone in my unit, or with those of one role in it. */
export const SaveView = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40 }),
    postId: Id,
    queue: oneOf(queueNames),
    filter: CaseFilter,
    sharing: oneOf(viewSharing),
    /** With POSTS: the role. */
    role: optional(oneOf(staffRoles)),
    /** Counted beside its name. */
    badge: Type.Boolean(),
  },
  { additionalProperties: false },
)
export type SaveView = Type.Static<typeof SaveView>

/** OWN: more than anyone keeps an eye on. */
export const mostViews = 50

/** A view as its reader has it: `postId` is the reader's own post, through which it is to be opened. */
export const ViewRow = Type.Object({
  ...SaveView.properties,
  id: Id,
  mine: Type.Boolean(),
  /** Whose it is, where it is not mine. */
  owner: optional(Type.String()),
  /** Of the reader's own matters, where there is a badge and no search words; capped at 99. */
  n: optional(Type.Integer()),
  capped: optional(Type.Boolean()),
})
export type ViewRow = Type.Static<typeof ViewRow>

/** GET /api/views: mine, then those shared with a post of mine, by name. */
export const ViewList = Type.Array(ViewRow)
export type ViewList = Type.Static<typeof ViewList>

// ── Many at once ─────────────────────────────────────────────────────────────────────────────────
/** POST /api/bulk: one command on up to 200 cases, each in its own transaction, with its own answer. */
export const BulkBody = Type.Object(
  {
    command: oneOf(bulkCommands),
    postId: Id,
    payload: CommandBody.properties.payload,
    /** `clientKey` per row: a second click repeats nothing. */
    cases: Type.Array(
      Type.Object({
        id: Id,
        version: Type.Integer({ minimum: 1 }),
        clientKey: Type.String({ format: 'uuid' }),
      }),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)
export type BulkBody = Type.Static<typeof BulkBody>

export const BulkResult = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Id,
      done: Type.Boolean(),
      version: optional(Type.Integer()),
      /** Why not: the problem's type and its words. */
      problem: optional(Type.Object({ type: Type.String(), reason: Bilingual })),
      /** It can be taken back until then, by POST /api/cases/{id}/undo {version, clientKey}. */
      undoUntil: optional(Instant),
    }),
  ),
})
export type BulkResult = Type.Static<typeof BulkResult>

// ── Taking back ──────────────────────────────────────────────────────────────────────────────────
/** POST /api/cases/{id}/undo: my last step, while nothing has happened since. The answer is the CaseView. */
export const UndoBody = Type.Object(
  {
    clientKey: Type.String({ format: 'uuid' }),
    version: Type.Integer({ minimum: 1 }),
    /** The post in which I took the step; with it absent, whichever of mine it was. */
    postId: optional(Id),
  },
  { additionalProperties: false },
)

// ── Who is on it ─────────────────────────────────────────────────────────────────────────────────
/** GET /api/colleagues?post=: who may have matters in hand at the unit of this post, by name; me too. */
export const ColleagueList = Type.Array(Type.Object({ id: Id, name: Type.String() }))
export type ColleagueList = Type.Static<typeof ColleagueList>

// ── Who is there ─────────────────────────────────────────────────────────────────────────────────
/** POST /api/presence {caseId?, postId}: I am looking at this matter (or at none); held for 45 s. */
export const PresenceBody = Type.Object(
  { caseId: optional(Id), postId: Id },
  { additionalProperties: false },
)
/** How long a look counts without being said again; a page says so every 20 s while it is open. */
export const presenceSeconds = 45
/** Up to 200 ids with commas. */
export const PresenceAsk = Type.Object({
  ids: Type.String({
    maxLength: 7400,
    pattern: '^[0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36}){0,199}$',
  }),
})
/**
 * GET /api/presence?ids=…: colleagues looking at these matters now, never when they did so before. That
 * it changed comes over GET /api/events as an event named `presence`, with data {caseId}.
 */
export const PresenceView = Type.Array(
  Type.Object({ caseId: Id, people: Type.Array(Type.Object({ id: Id, name: Type.String() })) }),
)
export type PresenceView = Type.Static<typeof PresenceView>

// ── On the map ───────────────────────────────────────────────────────────────────────────────────
/** GET /api/case-points: every open matter of the filter that has a place, at most 20,000, as rows of columns. */
export const CasePoints = Type.Object({
  /** Not all are here. */
  capped: Type.Boolean(),
  ids: Type.Array(Id),
  /** lng, lat in turn. */
  at: Type.Array(Type.Number()),
  states: Type.Array(oneOf(stateNames)),
  categories: Type.Array(Type.Union([CategoryCode, Type.Null()])),
  overdue: Type.Array(Type.Boolean()),
})
export type CasePoints = Type.Static<typeof CasePoints>
