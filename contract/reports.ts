import Type from 'typebox'
import { CategoryCode, Id, oneOf, Point, RegionCode } from './common.ts'
import { emailPattern } from './email.ts'
import { GivenAnswers } from './questions.ts'

/** How a person wants to be reached; all optional, for a report may be anonymous. */
export const Reporter = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 60 })),
  phone: Type.Optional(Type.String({ pattern: '^\\+?[0-9][0-9 -]{4,19}$' })),
  /** Told by mail; sealed with the rest. */
  email: Type.Optional(Type.String({ maxLength: 120, pattern: emailPattern })),
  address: Type.Optional(Type.String({ maxLength: 200 })),
})
export type Reporter = Type.Static<typeof Reporter>

/** One report, the same for every channel. The words are kept exactly as given. */
export const SubmitReport = Type.Object(
  {
    clientKey: Type.String({
      format: 'uuid',
      description: 'Same key, same content: the first answer again. Same key, other content: 409.',
    }),
    title: Type.Optional(Type.String({ maxLength: 200 })),
    words: Type.String({ minLength: 1, maxLength: 20_000 }),
    point: Type.Optional(Point),
    placeText: Type.Optional(Type.String({ maxLength: 300 })),
    regionCode: Type.Optional(RegionCode),
    categoryCode: Type.Optional(CategoryCode),
    reporter: Type.Optional(Reporter),
    agreesToDisclose: Type.Optional(
      Type.Boolean({ description: 'May the handling unit see who reported? Default no.' }),
    ),
    confidential: Type.Optional(Type.Boolean()),
    urgent: Type.Optional(Type.Boolean()),
    language: Type.Optional(oneOf(['zh', 'en', 'mn', 'kk'])),
    needsInterpreter: Type.Optional(Type.Boolean()),
    attachmentIds: Type.Optional(Type.Array(Id, { maxItems: 9 })),
    sameAs: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'The open matter near by that the person says is the same: a hint, no merge',
      }),
    ),
    /** To the questions of the category's form; asked for, never demanded of a resident. */
    answers: Type.Optional(GivenAnswers),
    occurredAt: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false },
)
export type SubmitReport = Type.Static<typeof SubmitReport>

/** What the person takes away: one code for life, and the query code that lets her act on it. */
export const Receipt = Type.Object({
  caseId: Id,
  caseCode: Type.String({ description: '12 digits in three groups, the last a check digit' }),
  queryCode: Type.Optional(
    Type.String({ description: 'Six digits; given once, derived from the secret and never kept' }),
  ),
  regionCode: RegionCode,
  categoryCode: Type.Optional(CategoryCode),
  emergency: Type.Optional(oneOf(['110', '119', '120'])),
  acceptDueAt: Type.String({ format: 'date-time' }),
  version: Type.Integer(),
})
export type Receipt = Type.Static<typeof Receipt>
