import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf } from './common.ts'
import {
  confirmationNames,
  helpKindNames,
  visitBasisNames,
  visitOutcomeNames,
} from './home-words.ts'
import { Answers, Question } from './questions.ts'

const optional = Type.Optional
const strict = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })
const words = (maxLength: number) =>
  strict({
    zh: Type.String({ minLength: 1, maxLength }),
    en: Type.String({ minLength: 1, maxLength }),
  })
/** A part of an address: no stroke, which parts them, no control signs, no spaces around. */
const part = (minLength: number, maxLength: number) =>
  Type.String({ minLength, maxLength, pattern: '^(|[^\\s/\\p{Cc}]([^/\\p{Cc}]*[^\\s/\\p{Cc}])?)$' })
const GridCode = Type.String({ pattern: '^\\d{15}$' })
const FormCode = Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,31}$' })

/**
 * What homes are visited for; an item of the town, kept in versions. It says why, on what ground, and
 * what is told at the door before anything is asked; the questions are all that may be asked.
 */
export const VisitForm = Type.Object({
  code: FormCode,
  name: Bilingual,
  purpose: words(120),
  basis: oneOf(visitBasisNames),
  /** The law behind a duty, or that of consent: shown at the door and on the receipt. */
  lawfulBasis: words(200),
  notice: words(400),
  /** A home counts as reached for so many days. */
  everyDays: Type.Integer({ minimum: 7, maximum: 366 }),
  /** Answers are deleted after so many days (Personal Information Protection Law, article 19). */
  keepDays: Type.Integer({ minimum: 1, maximum: 1095 }),
  questions: Type.Array(Question, { maxItems: 12 }),
})
export type VisitForm = Type.Static<typeof VisitForm>

const home = {
  gridCode: GridCode,
  compound: part(1, 40),
  building: part(0, 20),
  unit: part(0, 20),
  door: part(1, 20),
}
export const Home = strict(home)

/** Doors of a building that the list did not have. */
const AddHomes = strict({
  action: Type.Literal('ADD'),
  gridCode: GridCode,
  compound: home.compound,
  building: home.building,
  unit: home.unit,
  doors: Type.Array(home.door, { minItems: 1, maxItems: 60, uniqueItems: true }),
})
/** A door that is no longer there, or never was. What was noted at it stays until its own day. */
const EndHome = strict({ action: Type.Literal('END'), home: Home })

/** One line after another as the finger drew them: M0 0L5 9; nothing but a picture can come of it. */
export const strokesPattern = '^(M\\d{1,4} \\d{1,4}(L\\d{1,4} \\d{1,4})*)+$'
const VisitHome = strict({
  action: Type.Literal('VISIT'),
  home: Home,
  form: FormCode,
  /** The version that the phone showed. */
  formVersion: Type.Integer({ minimum: 1 }),
  outcome: oneOf(visitOutcomeNames),
  answers: optional(Answers),
  confirmation: optional(
    strict({
      kind: oneOf(confirmationNames),
      strokes: optional(Type.String({ maxLength: 12_000, pattern: strokesPattern })),
      code: optional(Type.String({ pattern: '^\\d{4,8}$' })),
    }),
  ),
  /** Made by the phone and told at the door: by it the resident finds what was kept. */
  receipt: optional(Type.String({ pattern: '^RH(-[0-9A-HJKMNP-TV-Z]{4}){3}$' })),
  /** Reports that came of the visit, by their client keys. */
  help: optional(
    Type.Array(strict({ reportKey: Type.String({ format: 'uuid' }), kind: oneOf(helpKindNames) }), {
      maxItems: 5,
    }),
  ),
})
export type VisitHome = Type.Static<typeof VisitHome>

/** Body of an outbox item of kind `homeVisit`. */
export const HomeDeed = Type.Union([AddHomes, EndHome, VisitHome])
export type HomeDeed = Type.Static<typeof HomeDeed>

/** Section `homes` of a phone: doors of one's grids, and what came of knocking, without answers. */
export const HomesSection = Type.Object({
  forms: Type.Array(Type.Object({ version: Type.Integer(), ...VisitForm.properties })),
  homes: Type.Array(
    Type.String({ description: 'Code of a home: grid/compound/building/unit/door' }),
  ),
  visits: Type.Array(
    Type.Object({
      home: Type.String(),
      form: FormCode,
      at: Instant,
      outcome: oneOf(visitOutcomeNames),
    }),
  ),
})
export type HomesSection = Type.Static<typeof HomesSection>

/** GET /api/home-visits/coverage?form=&region= */
export const HomeCoverageQuery = Type.Object(
  { form: optional(FormCode), region: optional(Type.String({ pattern: '^\\d{4,15}$' })) },
  { additionalProperties: false },
)
/** Homes of one place, never of a person. Each home counts once, by its newest visit in the time. */
export const HomeSum = Type.Object({
  homes: Type.Integer(),
  agreed: Type.Integer(),
  declined: Type.Integer(),
  absent: Type.Integer(),
  vacant: Type.Integer(),
  /** Matters and applications that came of the visits. */
  helped: Type.Integer(),
})
export type HomeSum = Type.Static<typeof HomeSum>
const Place = Type.Object({ code: Type.String(), name: Bilingual })
export const HomeCoverage = Type.Object({
  forms: Type.Array(Type.Object({ code: FormCode, name: Bilingual, everyDays: Type.Integer() })),
  form: optional(FormCode),
  since: Instant,
  region: Place,
  above: Type.Array(Place),
  total: HomeSum,
  rows: Type.Array(Type.Object({ ...Place.properties, ...HomeSum.properties })),
})
export type HomeCoverage = Type.Static<typeof HomeCoverage>

/** GET /api/home-visits?grid=&form= : the newest visits of a grid, without their answers. */
export const HomeVisitRow = Type.Object({
  id: Id,
  home: Type.String(),
  form: Place,
  at: Instant,
  outcome: oneOf(visitOutcomeNames),
  confirmation: optional(oneOf(confirmationNames)),
  help: Type.Integer(),
  /** There are answers that may still be opened. */
  answered: Type.Boolean(),
})
export type HomeVisitRow = Type.Static<typeof HomeVisitRow>
export const HomeVisitRows = Type.Object({ items: Type.Array(HomeVisitRow) })
export type HomeVisitRows = Type.Static<typeof HomeVisitRows>

export const OpenVisit = strict({ purpose: Type.String({ minLength: 2, maxLength: 200 }) })

const Answered = Type.Object({ question: Bilingual, answer: Bilingual })
/** What was written down at a door. */
export const HomeVisitOpened = Type.Object({
  answers: Type.Array(Answered),
  strokes: optional(Type.String()),
})
export type HomeVisitOpened = Type.Static<typeof HomeVisitOpened>

/** POST /api/portal/home-visits: a resident with her receipt. */
export const FindVisit = strict({
  receipt: Type.String({ minLength: 12, maxLength: 40 }),
  code: optional(Type.String({ pattern: '^\\d{4,8}$' })),
})
export const VisitReceiptView = Type.Object({
  receipt: Type.String(),
  at: Instant,
  home: Type.String(),
  /** Who came, and for which unit. */
  by: Type.String(),
  name: Bilingual,
  purpose: Bilingual,
  basis: oneOf(visitBasisNames),
  lawfulBasis: Bilingual,
  outcome: oneOf(visitOutcomeNames),
  confirmation: optional(oneOf(confirmationNames)),
  answers: Type.Array(Answered),
  /** The answers go on this day (YYYY-MM-DD); absent when there are none. */
  deletedOn: optional(Type.String()),
  /** Case codes of the matters that came of it. */
  matters: Type.Array(Type.String()),
  looks: Type.Array(Type.Object({ at: Instant, purpose: Type.String() })),
  /** She may take her consent back, and the answers are deleted at once. */
  mayWithdraw: Type.Boolean(),
})
export type VisitReceiptView = Type.Static<typeof VisitReceiptView>
