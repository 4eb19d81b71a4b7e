import Type from 'typebox'
import { channelNames } from './channels.ts'
import { Bilingual, CategoryCode, Id, Instant, oneOf } from './common.ts'
import { stateNames } from './states.ts'

const optional = Type.Optional
const Named = Type.Object({ code: Type.String(), name: Bilingual })

/** How two matters stand to each other when neither is merged into the other. */
export const linkKinds = ['RELATED', 'NOT_SAME'] as const
export type LinkKind = (typeof linkKinds)[number]

/** Why two matters look alike, strongest first. */
export const likenessKinds = ['SAID', 'PLACE', 'WORDS', 'KIND', 'PHONE', 'TIME'] as const
export type LikenessKind = (typeof likenessKinds)[number]

export const LikenessReason = Type.Object({
  kind: oneOf(likenessKinds),
  /** Share of the confidence, in hundredths. */
  points: Type.Integer(),
  why: Bilingual,
})
export type LikenessReason = Type.Static<typeof LikenessReason>

const Brief = {
  id: Id,
  caseCode: Type.String(),
  version: Type.Integer(),
  state: oneOf(stateNames),
  title: Type.String(),
  channel: oneOf(channelNames),
  receivedAt: Instant,
}

export const Candidate = Type.Object({
  ...Brief,
  category: optional(Named),
  region: Named,
  closedAt: optional(Instant),
  /** The beginning of the first report. */
  words: Type.String(),
  metres: optional(Type.Integer()),
  /** 0 to 1. */
  confidence: Type.Number(),
  reasons: Type.Array(LikenessReason),
  /**
   * What is proposed: this matter into that one, that one into this, or, since that one is closed,
   * a look whether it should be reopened.
   */
  proposal: oneOf(['INTO_THAT', 'INTO_THIS', 'REOPEN']),
})
export type Candidate = Type.Static<typeof Candidate>

/** GET /api/cases/{id}/likenesses: at most ten candidates, and what is known to belong together. */
export const LikenessView = Type.Object({
  candidates: Type.Array(Candidate),
  related: Type.Array(Type.Object({ ...Brief, linkedAt: Instant })),
  /** What was merged into this matter, as far as the actor may see it. */
  gathered: Type.Array(
    Type.Object({ ...Brief, words: Type.String(), solved: optional(Type.Boolean()) }),
  ),
  /** Everybody's answers to the present result: of this matter's reporter and of the merged ones'. */
  answers: Type.Object({
    reports: Type.Integer(),
    solved: Type.Integer(),
    unsolved: Type.Integer(),
  }),
})
export type LikenessView = Type.Static<typeof LikenessView>

/** GET /api/portal/nearby: WGS-84. */
export const AskNearby = Type.Object({
  lng: Type.Number({ minimum: -180, maximum: 180 }),
  lat: Type.Number({ minimum: -90, maximum: 90 }),
  category: CategoryCode,
})

/** Open matters of the same kind within 200 m: how many, how far on, and nothing that anybody said. */
export const NearbyView = Type.Object({
  count: Type.Integer(),
  matters: Type.Array(
    Type.Object({
      /** To be sent back as `sameAs`; it opens nothing. */
      id: Id,
      stateName: Bilingual,
      receivedOn: Type.String({ format: 'date' }),
      /** Rounded up to 50 m: enough to recognise it, too coarse for a doorbell. */
      metres: Type.Integer(),
    }),
  ),
})
export type NearbyView = Type.Static<typeof NearbyView>

/** Of the matter that a merged one follows: its steps, without names, words or reasons. */
export const FollowedView = Type.Object({
  state: oneOf(stateNames),
  stateName: Bilingual,
  unit: optional(Named),
  dueAt: optional(Instant),
  closedAt: optional(Instant),
  /** What came of it, for whoever proved to be the reporter. */
  outcome: optional(Bilingual),
  steps: Type.Array(
    Type.Object({
      at: Instant,
      name: Bilingual,
      state: oneOf(stateNames),
      unit: optional(Named),
      /** In words, for whoever proved to be the reporter. */
      told: optional(Type.String()),
    }),
  ),
})
export type FollowedView = Type.Static<typeof FollowedView>
