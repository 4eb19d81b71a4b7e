import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf, RegionCode } from './common.ts'
import { Home } from './homes.ts'
import { informKindNames, informWayNames } from './inform-words.ts'

const optional = Type.Optional
const title = Type.String({ minLength: 2, maxLength: 60 })
const words = Type.String({ minLength: 2, maxLength: 2000 })

/** POST /api/informs: what every home of a place is to be told, door by door. */
export const NewInform = Type.Object(
  {
    clientKey: Type.String({ format: 'uuid' }),
    regionCode: RegionCode,
    kind: oneOf(informKindNames),
    title,
    words,
    /** At the top of the phones, and rung for. */
    urgent: Type.Boolean(),
    /** Told until then; afterwards it is history. */
    until: Instant,
  },
  { additionalProperties: false },
)
export type NewInform = Type.Static<typeof NewInform>

const inform = {
  id: Id,
  regionCode: RegionCode,
  kind: oneOf(informKindNames),
  title,
  words,
  urgent: Type.Boolean(),
  madeAt: Instant,
  until: Instant,
}

/** Section `informs` of a phone: what is to be told in one's grids, and which homes were. */
export const InformsSection = Type.Array(
  Type.Object({
    ...inform,
    /** Codes of homes on one's grids that know. */
    told: Type.Array(Type.String()),
  }),
)
export type InformsSection = Type.Static<typeof InformsSection>

/** Body of an outbox item of kind `inform`: a home was told, or it was noted by mistake. */
export const InformDeed = Type.Object(
  {
    informId: Id,
    home: Home,
    way: Type.Union([oneOf(informWayNames), Type.Null()]),
  },
  { additionalProperties: false },
)
export type InformDeed = Type.Static<typeof InformDeed>

/** Homes, never names. `homes` is what the lists of the grids hold. */
export const InformSum = Type.Object({
  homes: Type.Integer(),
  told: Type.Integer(),
  slips: Type.Integer(),
  /** Times it was read on the portal. */
  reads: Type.Integer(),
})
export type InformSum = Type.Static<typeof InformSum>

export const InformView = Type.Object({
  ...inform,
  region: Bilingual,
  madeBy: Bilingual,
  withdrawnAt: optional(Instant),
  mayWithdraw: Type.Boolean(),
  sum: InformSum,
})
export type InformView = Type.Static<typeof InformView>
export const InformPage = Type.Object({ items: Type.Array(InformView) })
export type InformPage = Type.Static<typeof InformPage>

/** GET /api/informs/{id}?region= */
export const InformDetail = Type.Object({
  inform: InformView,
  region: Type.Object({ code: Type.String(), name: Bilingual }),
  above: Type.Array(Type.Object({ code: Type.String(), name: Bilingual })),
  rows: Type.Array(Type.Object({ code: Type.String(), name: Bilingual, ...InformSum.properties })),
})
export type InformDetail = Type.Static<typeof InformDetail>

/** What hangs on the sign of a grid today. */
export const InformShown = Type.Object({
  id: Id,
  kind: oneOf(informKindNames),
  title,
  words,
  urgent: Type.Boolean(),
  madeAt: Instant,
  madeBy: Bilingual,
})
export type InformShown = Type.Static<typeof InformShown>
