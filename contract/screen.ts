import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf, RegionCode } from './common.ts'
import { calledStandingNames, whistleKinds } from './dispatch-words.ts'
import { levels } from './levels.ts'
import { type AlertKind, alertKinds } from './screen-words.ts'
import { stateNames } from './states.ts'

// The wall of a command centre. It hangs where visitors stand: counts, codes, categories, places and
// units, and never a title, a word that was said, or a person's name.

const optional = Type.Optional
const Named = Type.Object({ code: Type.String(), name: Bilingual })
const Count = Type.Integer({ minimum: 0 })

const Cards = {
  /** Overdue while it is the unit's turn. */
  overdue: Count,
  yellow: Count,
  red: Count,
  /** Under listed supervision. */
  listed: Count,
}

/** A matter of a wall; a confidential or sensitive one without code and category, by its township. */
const WallMatter = {
  caseCode: optional(Type.String()),
  category: optional(Bilingual),
  /** From the township down, as far as it is known. */
  place: Type.Array(Bilingual),
}

const alertKindNames = Object.keys(alertKinds) as [AlertKind, ...AlertKind[]]

/** Of both questions of a wall: with `link` it is that of the display link, whoever is signed in. */
export const ScreenQuery = Type.Object(
  { link: optional(Type.Literal('1')) },
  { additionalProperties: false },
)

/** GET /api/screen: everything for the wall, of the widest region of the posts that may put it up. */
export const ScreenView = Type.Object({
  at: Instant,
  region: Type.Object({ ...Named.properties, level: oneOf(levels) }),
  today: Type.Object({
    day: Type.String({ format: 'date' }),
    /** Matters that came in since midnight of the town. */
    received: Count,
    /** Those by the state they have now, and by the level that holds them; what is none is left out. */
    states: Type.Array(Type.Object({ state: oneOf(stateNames), n: Count })),
    levels: Type.Array(Type.Object({ level: oneOf(levels), n: Count })),
  }),
  open: Type.Object({
    n: Count,
    overdue: Count,
    urgent: Count,
    /** With a card or listed: what a person ordered, not the system's reminders. */
    supervised: Count,
    levels: Type.Array(Type.Object({ level: oneOf(levels), n: Count })),
  }),
  /** Open matters by township (below a township by village, then by grid), most first. */
  places: Type.Array(
    Type.Object({
      ...Named.properties,
      open: Count,
      overdue: Count,
      /** A point inside, WGS-84; absent where nothing is drawn. */
      lng: optional(Type.Number()),
      lat: optional(Type.Number()),
    }),
  ),
  /** West, south, east, north of the region; absent where it has no grids. */
  bounds: optional(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })),
  /** Units with overdue or carded matters, the gravest first. */
  units: Type.Object({
    shown: Type.Array(Type.Object({ unit: Named, ...Cards })),
    rest: Type.Object({ units: Count, ...Cards }),
  }),
  whistles: Type.Object({
    n: Count,
    shown: Type.Array(
      Type.Object({
        ...WallMatter,
        kind: oneOf(whistleKinds),
        calledBy: Named,
        reportInDueAt: Instant,
        units: Type.Array(Type.Object({ unit: Named, standing: oneOf(calledStandingNames) })),
      }),
    ),
  }),
  /** The newest of each kind, newest first. */
  alerts: Type.Array(Type.Object({ ...WallMatter, kind: oneOf(alertKindNames), since: Instant })),
})
export type ScreenView = Type.Static<typeof ScreenView>

// ── Display links ────────────────────────────────────────────────────────────────────────────────
/** POST /api/screens */
export const MakeScreen = Type.Object(
  {
    clientKey: Id,
    name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    region: RegionCode,
  },
  { additionalProperties: false },
)
export const ScreenLink = Type.Object({
  id: Id,
  name: Type.String(),
  region: Named,
  madeAt: Instant,
  /** When a machine last asked with it, to ten minutes. */
  seenAt: optional(Instant),
})
export type ScreenLink = Type.Static<typeof ScreenLink>
/** GET /api/screens */
export const ScreenLinks = Type.Array(ScreenLink)
export type ScreenLinks = Type.Static<typeof ScreenLinks>
/** What POST /api/screens answers: the secret stands behind the # and is told this once. */
export const MadeScreen = Type.Object({ ...ScreenLink.properties, link: Type.String() })
export type MadeScreen = Type.Static<typeof MadeScreen>

/** POST /api/screen/session: the machine shows its secret and keeps a cookie. */
export const ScreenSignIn = Type.Object(
  { token: Type.String({ pattern: '^[\\w-]{43}$' }) },
  { additionalProperties: false },
)
