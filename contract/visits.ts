import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf } from './common.ts'
import { HallCode, TicketNumber } from './hall.ts'

/** Visits: how often a person had to come for one matter (最多跑一次), and what was handed back. */

export const visitKinds = {
  FIRST: { zh: '首次来', en: 'First visit' },
  SUPPLEMENT: { zh: '补交材料', en: 'Handing in what was missing' },
  AGAIN: { zh: '再次来', en: 'Came again' },
  PICKUP: { zh: '取件', en: 'Fetching the result' },
} as const
export type VisitKind = keyof typeof visitKinds
export const visitKindNames = Object.keys(visitKinds) as [VisitKind, ...VisitKind[]]

export const toldWhom = {
  SELF: { zh: '本人', en: 'the person' },
  AGENT: { zh: '代办人', en: 'whoever came for the person' },
} as const
export type Told = keyof typeof toldWhom
const toldNames = Object.keys(toldWhom) as [Told, ...Told[]]

/** Ways to bring what is missing; only one of them is another visit. */
export const bringWays = {
  PORTAL: { zh: '网上补充，不必再来', en: 'On the portal: no need to come again' },
  MAIL: { zh: '邮寄到大厅', en: 'By mail to the hall' },
  WINDOW: { zh: '到任一窗口', en: 'To any window' },
} as const
export type BringWay = keyof typeof bringWays
const bringWayNames = Object.keys(bringWays) as [BringWay, ...BringWay[]]

const Where = {
  clientKey: Type.String({ format: 'uuid' }),
  /** Absent: the hall of the ticket, of my window, or of my centre. */
  hallCode: Type.Optional(HallCode),
  ticketId: Type.Optional(Id),
}

/** POST /api/cases/{id}/visits */
export const RecordVisit = Type.Object(
  {
    ...Where,
    kind: oneOf(visitKindNames),
    reasonAgain: Type.Optional(
      Type.String({ minLength: 2, maxLength: 300, description: 'Why one visit was not enough' }),
    ),
  },
  { additionalProperties: false },
)
export type RecordVisit = Type.Static<typeof RecordVisit>

const Materials = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 20 })

/** POST /api/cases/{id}/hand-over-notes (移交/退件单): told once and whole (一次性告知). */
export const WriteNote = Type.Object(
  {
    ...Where,
    handedBack: Materials,
    missing: Materials,
    told: oneOf(toldNames),
    bring: Type.Optional(oneOf(bringWayNames)),
  },
  { additionalProperties: false },
)
export type WriteNote = Type.Static<typeof WriteNote>

const Hall = Type.Object({ code: Type.String(), name: Bilingual })
export const VisitView = Type.Object({
  id: Id,
  at: Instant,
  hall: Hall,
  kind: oneOf(visitKindNames),
  reasonAgain: Type.Optional(Type.String()),
  ticket: Type.Optional(TicketNumber),
  by: Type.Optional(Type.String()),
})
export type VisitView = Type.Static<typeof VisitView>

export const NoteView = Type.Object({
  id: Id,
  at: Instant,
  hall: Hall,
  handedBack: Type.Array(Type.String()),
  missing: Type.Array(Type.String()),
  told: oneOf(toldNames),
  bring: Type.Optional(oneOf(bringWayNames)),
  by: Type.Optional(Type.String()),
})
export type NoteView = Type.Static<typeof NoteView>

/** GET /api/cases/{id}/visits */
export const CaseVisits = Type.Object({
  visits: Type.Array(VisitView),
  notes: Type.Array(NoteView),
  /** The hall for which I would record now; absent when I may not. */
  recordsFor: Type.Optional(Hall),
})
export type CaseVisits = Type.Static<typeof CaseVisits>

const Day = Type.String({ format: 'date' })
export const AskFigure = Type.Object({
  hall: Type.Optional(HallCode),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
})

const Share = {
  once: Type.Integer({ description: 'Window matters with one visit at most' }),
  matters: Type.Integer({ description: 'Window matters first brought in these days' }),
  /** 95 % interval by Wilson; absent without a matter. */
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
}
/** GET /api/hall/visits-figure: numerator and denominator, by hall; never by person. */
export const VisitsFigure = Type.Object({
  from: Day,
  to: Day,
  total: Type.Object(Share),
  halls: Type.Array(Type.Object({ hall: Hall, ...Share })),
})
export type VisitsFigure = Type.Static<typeof VisitsFigure>
