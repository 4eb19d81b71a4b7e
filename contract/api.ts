import Type from 'typebox'
import { commandNames } from './cases.ts'
import { channelNames } from './channels.ts'
import { type Clock, clocks } from './clocks.ts'
import {
  Bilingual,
  CategoryCode,
  Datum,
  Id,
  Instant,
  oneOf,
  RegionCode,
  UnitCode,
} from './common.ts'
import { SubTaskView, WhistleView } from './dispatch.ts'
import { itemKindNames } from './item-kinds.ts'
import { levels } from './levels.ts'
import { FollowedView } from './likeness.ts'
import { NoticeView } from './notices.ts'
import { queueNames } from './queues.ts'
import { Receipt, Reporter } from './reports.ts'
import { staffRoles } from './roles.ts'
import { caseStates, stateNames } from './states.ts'
import { slaClasses } from './town.ts'

const optional = Type.Optional
const Named = Type.Object({ code: Type.String(), name: Bilingual })

// ── Session ──────────────────────────────────────────────────────────────────────────────────────
export const SignIn = Type.Object({
  login: Type.String({ minLength: 1, maxLength: 60 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  /** On a phone in the grid: the session lasts through a week without a network. */
  device: Type.Optional(Type.Boolean()),
})

export const PostView = Type.Object({
  id: Id,
  role: oneOf(staffRoles),
  unit: Named,
  region: Named,
  level: oneOf(levels),
})
export type PostView = Type.Static<typeof PostView>

/** GET /api/session; `csrf` goes back in the header x-csrf-token with every change. */
export const SessionView = Type.Object({
  person: Type.Object({ id: Id, name: Type.String() }),
  posts: Type.Array(PostView),
  csrf: Type.String(),
  demo: Type.Boolean(),
  /** An administrator set the password: until it is changed every other staff route answers 403. */
  mustChangePassword: Type.Boolean(),
})
export type SessionView = Type.Static<typeof SessionView>

// ── Worklists ────────────────────────────────────────────────────────────────────────────────────
/** GET /api/worklists. `n` is capped: `capped` says that there are at least n. */
export const Worklists = Type.Array(
  Type.Object({
    post: PostView,
    queues: Type.Array(
      Type.Object({ queue: oneOf(queueNames), n: Type.Integer(), capped: Type.Boolean() }),
    ),
  }),
)
export type Worklists = Type.Static<typeof Worklists>

export const CaseRow = Type.Object({
  id: Id,
  caseCode: Type.String(),
  version: Type.Integer(),
  state: oneOf(stateNames),
  title: Type.String(),
  channel: oneOf(channelNames),
  category: optional(
    Type.Object({
      code: CategoryCode,
      name: Bilingual,
      confirmed: Type.Boolean(),
      /** Of the category, under which the case was classified. */
      version: optional(Type.Integer()),
    }),
  ),
  region: Named,
  centre: Named,
  leadUnit: optional(Named),
  /** The colleague who is on it now; it locks nothing. */
  takenBy: optional(Type.Object({ id: Id, name: Type.String() })),
  level: oneOf(levels),
  urgent: Type.Boolean(),
  confidential: Type.Boolean(),
  supervision: oneOf(['NONE', 'REMINDED', 'YELLOW', 'RED', 'LISTED']),
  receivedAt: Instant,
  dueAt: optional(Instant),
  nextDueAt: optional(Instant),
  overdue: Type.Boolean(),
  rework: Type.Integer(),
  point: optional(Type.Object({ lng: Type.Number(), lat: Type.Number() })),
})
export type CaseRow = Type.Static<typeof CaseRow>
export const CasePage = Type.Object({ items: Type.Array(CaseRow), next: optional(Type.String()) })
export type CasePage = Type.Static<typeof CasePage>

// ── One case ─────────────────────────────────────────────────────────────────────────────────────
export const AttachmentView = Type.Object({
  id: Id,
  mediaType: Type.String(),
  bytes: Type.Integer(),
  fileName: optional(Type.String()),
  url: Type.String(),
  /** The row of the timeline with which it came: what shows how it was, and what how it is now. */
  seq: optional(Type.Integer()),
})

export const TimelineRow = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  command: oneOf(commandNames),
  event: Type.String(),
  role: Type.String(),
  /** Name of the colleague; absent for residents and the system. */
  person: optional(Type.String()),
  /** Who has it in hand from here, where the row says so. */
  takenBy: optional(Type.String()),
  unit: optional(Named),
  reason: optional(Type.String()),
  from: optional(oneOf(stateNames)),
  to: oneOf(stateNames),
  data: Type.Record(Type.String(), Type.Unknown()),
  hash: Type.String(),
})
export type TimelineRow = Type.Static<typeof TimelineRow>

export const ClockView = Type.Object({
  clock: oneOf(Object.keys(clocks) as [Clock, ...Clock[]]),
  startedAt: Instant,
  dueAt: Instant,
  stoppedAt: optional(Instant),
  pausedAt: optional(Instant),
  /** The rule it follows: limit, rule version and calendar version. */
  limit: Type.Object({ amount: Type.Number(), unit: Type.String() }),
  rule: Type.String(),
  calendar: Type.String(),
  overdue: Type.Boolean(),
})
export type ClockView = Type.Static<typeof ClockView>

/** What this actor may do next, through which post, and why not where not. */
export const CommandView = Type.Object({
  command: oneOf(commandNames),
  noun: Type.String(),
  name: Bilingual,
  allowed: Type.Boolean(),
  postId: optional(Id),
  refusal: optional(Type.Object({ kind: oneOf(['STATE', 'POWER', 'GUARD']), reason: Bilingual })),
})
export type CommandView = Type.Static<typeof CommandView>

export const CaseView = Type.Object({
  ...CaseRow.properties,
  round: Type.Integer(),
  slaClass: optional(oneOf(slaClasses)),
  reports: Type.Array(
    Type.Object({
      id: Id,
      channel: oneOf(channelNames),
      receivedAt: Instant,
      /** When it happened, or when the person said it, where that is known to be earlier. */
      occurredAt: optional(Instant),
      words: Type.String(),
      placeText: optional(Type.String()),
      language: Type.String(),
      needsInterpreter: Type.Boolean(),
      /** Masked ("王**", "138****0000"); absent where the identity is shielded from this actor. */
      reporter: optional(
        Type.Object({
          name: optional(Type.String()),
          phone: optional(Type.String()),
          email: optional(Type.String()),
        }),
      ),
      shielded: Type.Boolean(),
      /** Whether this actor may open the whole identity for a stated purpose. */
      openable: Type.Boolean(),
    }),
  ),
  /** Why this category, place and unit were proposed. */
  proposal: optional(
    Type.Object({
      candidates: Type.Array(
        Type.Object({
          code: CategoryCode,
          name: Bilingual,
          confidence: Type.Number(),
          words: Type.Array(Type.String()),
        }),
      ),
      locatedBy: Type.String(),
      placeEvidence: Type.Array(Type.String()),
    }),
  ),
  emergency: optional(Type.Object({ number: Type.String(), hint: Bilingual })),
  clocks: Type.Array(ClockView),
  subTasks: Type.Array(SubTaskView),
  whistles: Type.Array(WhistleView),
  /** Objections against being sent it, over all units. */
  returns: Type.Integer(),
  /** Stays answerable for the matter wherever it is passed on (首接负责). */
  firstReceiver: optional(Named),
  promises: Type.Array(
    Type.Object({
      id: Id,
      content: Type.String(),
      promisedBy: optional(Type.String()),
      madeAt: Instant,
      checks: Type.Array(
        Type.Object({
          date: Type.String(),
          kept: optional(Type.Boolean()),
          note: optional(Type.String()),
        }),
      ),
    }),
  ),
  attachments: Type.Array(AttachmentView),
  notices: Type.Array(NoticeView),
  looks: Type.Array(
    Type.Object({
      at: Instant,
      person: Type.String(),
      purpose: Type.String(),
      fields: Type.Array(Type.String()),
    }),
  ),
  timeline: Type.Array(TimelineRow),
  commands: Type.Array(CommandView),
  parent: optional(Type.Object({ id: Id, caseCode: Type.String() })),
  /** The last step is mine and can be taken back until then: POST /api/cases/{id}/undo. */
  undo: optional(Type.Object({ command: oneOf(commandNames), until: Instant })),
  extension: optional(
    Type.Object({
      limit: Type.Object({ amount: Type.Number(), unit: Type.String() }),
      reason: Type.String(),
      pending: Type.Boolean(),
    }),
  ),
})
export type CaseView = Type.Static<typeof CaseView>

/** Body of every POST /api/cases/{id}/{noun}. The answer is the CaseView after it; 412 carries `current`. */
export const CommandBody = Type.Object(
  {
    clientKey: Type.String({ format: 'uuid' }),
    version: Type.Integer({ minimum: 1 }),
    postId: optional(Id),
    payload: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)

/** POST /api/cases/{id}/looks {purpose}: opens the reporter's identity, and is logged. */
export const LookBody = Type.Object({ purpose: Type.String({ minLength: 4, maxLength: 200 }) })
export const LookView = Type.Object({ reporters: Type.Array(Reporter) })
export type LookView = Type.Static<typeof LookView>

/** POST /api/reports: staff intake; one extra field lets a grid worker settle it in the same breath. */
export const StaffReceipt = Type.Object({ ...Receipt.properties, state: oneOf(stateNames) })

// ── Portal ───────────────────────────────────────────────────────────────────────────────────────
/** GET /api/portal/cases/{caseCode}: what anyone with the code sees: no names, no words. */
export const ProgressView = Type.Object({
  caseCode: Type.String(),
  state: oneOf(stateNames),
  stateName: Bilingual,
  category: optional(Named),
  region: optional(Named),
  unit: optional(Named),
  receivedAt: Instant,
  dueAt: optional(Instant),
  closedAt: optional(Instant),
  version: Type.Integer(),
  steps: Type.Array(
    Type.Object({
      at: Instant,
      name: Bilingual,
      state: oneOf(stateNames),
      unit: optional(Named),
      told: optional(Type.String()),
    }),
  ),
  /** Reply of the unit, once resolved; shown with the query code only. */
  reply: optional(Type.String()),
  /** When a colleague opened who reported, of which unit and what for; with the query code only. */
  looks: optional(
    Type.Array(Type.Object({ at: Instant, purpose: Type.String(), unit: optional(Named) })),
  ),
  mergedInto: optional(Type.String()),
  /** The matter it was merged into, whose progress is hers now. */
  follows: optional(FollowedView),
  answered: Type.Boolean(),
  /** What the holder of the query code may do now. */
  commands: Type.Array(CommandView),
})
export type ProgressView = Type.Static<typeof ProgressView>

/** POST /api/portal/cases/{caseCode}/{answers|reopening-requests|withdrawals|supplements} */
export const PortalCommandBody = Type.Object(
  {
    clientKey: Type.String({ format: 'uuid' }),
    queryCode: Type.String({ pattern: '^\\d{6}$' }),
    uploadTokens: optional(Type.Record(Type.String(), Type.String())),
    version: optional(Type.Integer({ minimum: 1 })),
    payload: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)

/** GET /api/town/where?lng=&lat=&datum= */
export const WhereView = Type.Object({
  grid: optional(Named),
  regions: Type.Array(Named),
  synthetic: Type.Boolean(),
  worker: optional(Type.Object({ name: Type.String(), phone: optional(Type.String()) })),
})

/** One line of GET /api/events (server-sent): ids alone, the client fetches what it may see. */
export const LiveEvent = Type.Object({ caseId: Id, version: Type.Integer(), event: Type.String() })
export type LiveEvent = Type.Static<typeof LiveEvent>

// ── Administration ───────────────────────────────────────────────────────────────────────────────
export const ItemVersion = Type.Object({
  kind: oneOf(itemKindNames),
  code: Type.String(),
  version: Type.Integer(),
  data: Type.Unknown(),
  validFrom: Instant,
  validTo: optional(Instant),
  changedBy: optional(Type.String()),
  reason: optional(Type.String()),
})
export type ItemVersion = Type.Static<typeof ItemVersion>
/** GET /api/admin/items/{kind}?after=&q=&limit= ; GET …/{kind}/{code}/versions */
export const ItemPage = Type.Object({
  items: Type.Array(ItemVersion),
  next: optional(Type.String()),
})
export type ItemPage = Type.Static<typeof ItemPage>
/** PUT /api/admin/items/{kind}/{code}; baseVersion 0 makes a new one; data null ends it. */
export const PutItem = Type.Object({
  baseVersion: Type.Integer({ minimum: 0 }),
  data: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  reason: Type.String({ minLength: 2, maxLength: 500 }),
})

/** POST /api/admin/grid-imports: rows that are good are kept, the others come back with every reason. */
export const ImportGrids = Type.Object({
  geojson: Type.Unknown({ description: 'A FeatureCollection of grids' }),
  datum: optional(Datum),
  reason: Type.String({ minLength: 2, maxLength: 500 }),
})
export const GridImportView = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  rejected: Type.Array(
    Type.Object({
      /** Position in the file, from 1. */
      row: Type.Integer(),
      code: optional(Type.String()),
      reasons: Type.Array(Type.String()),
    }),
  ),
})
export type GridImportView = Type.Static<typeof GridImportView>

/** POST /api/admin/calendar-imports: the words of a year's holiday notice, or rows date,kind,name. */
export const ImportCalendar = Type.Object({
  text: Type.String({ minLength: 4, maxLength: 100_000 }),
  year: optional(Type.Integer({ minimum: 1992, maximum: 2999 })),
  source: Type.String({ minLength: 2, maxLength: 200 }),
  reason: Type.String({ minLength: 2, maxLength: 500 }),
})
export const CalendarImportView = Type.Object({
  item: ItemVersion,
  warnings: Type.Array(Type.Object({ line: Type.Integer(), text: Bilingual })),
})
export type CalendarImportView = Type.Static<typeof CalendarImportView>

/** GET /api/admin/people?q=&role=&region=&after= */
export const PersonView = Type.Object({
  id: Id,
  login: optional(Type.String()),
  name: Type.String(),
  phone: optional(Type.String()),
  active: Type.Boolean(),
  posts: Type.Array(
    Type.Object({
      ...PostView.properties,
      fullTime: Type.Boolean(),
      validFrom: Instant,
      validTo: optional(Instant),
    }),
  ),
})
export type PersonView = Type.Static<typeof PersonView>
export const PersonPage = Type.Object({
  items: Type.Array(PersonView),
  next: optional(Type.String()),
})
export type PersonPage = Type.Static<typeof PersonPage>
/** POST /api/admin/people */
export const AddPerson = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  phone: optional(Type.String({ maxLength: 20 })),
  login: Type.String({ pattern: '^[a-z0-9._-]{3,40}$' }),
  password: Type.String({ minLength: 12, maxLength: 200 }),
})
/** POST /api/admin/people/{id}/posts; DELETE /api/admin/posts/{id} ends it. */
export const AddPost = Type.Object({
  role: oneOf(staffRoles),
  unitCode: UnitCode,
  regionCode: RegionCode,
  fullTime: optional(Type.Boolean()),
})
/** PUT /api/admin/people/{id}/password; DELETE /api/admin/people/{id} deactivates. */
export const SetPassword = Type.Object({ password: Type.String({ minLength: 12, maxLength: 200 }) })

/** GET /api/admin/audit?after= */
export const AuditRow = Type.Object({
  id: Id,
  at: Instant,
  person: optional(Type.String()),
  action: Type.String(),
  data: Type.Unknown(),
})
export type AuditRow = Type.Static<typeof AuditRow>
export const AuditPage = Type.Object({ items: Type.Array(AuditRow), next: optional(Type.String()) })

// ── The town, for everyone: no personal data ─────────────────────────────────────────────────────
/** GET /api/town/regions?parent= (the city without it); a village's children are its grids. */
export const RegionView = Type.Object({
  code: RegionCode,
  name: Bilingual,
  level: oneOf(levels),
  /** How many regions lie directly below. */
  children: Type.Integer(),
})
export type RegionView = Type.Static<typeof RegionView>

/** GET /api/town/grids?region=: grids of a county, a township or a village. */
export const GridMap = Type.Object({
  type: Type.Literal('FeatureCollection'),
  /** At least one of the shapes is drawn by us, not surveyed: say so beside the map. */
  synthetic: Type.Boolean(),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      id: Type.String(),
      properties: Type.Object({
        code: Type.String(),
        name: Bilingual,
        synthetic: Type.Boolean(),
        places: Type.Array(Type.String()),
      }),
      geometry: Type.Object({
        type: Type.Literal('MultiPolygon'),
        coordinates: Type.Array(Type.Array(Type.Array(Type.Array(Type.Number())))),
      }),
    }),
  ),
})
export type GridMap = Type.Static<typeof GridMap>

export const stateName = (state: keyof typeof caseStates) => caseStates[state]
