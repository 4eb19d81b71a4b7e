import Type from 'typebox'
import { Bilingual } from './common.ts'

/** GET /api/cases/{id}/texts?command= : the standard texts for each entry of a command, best first. */
export const CaseTexts = Type.Object({
  /** What the placeholders give for this case now; a form adds what is being decided in it. */
  values: Type.Record(Type.String(), Bilingual),
  fields: Type.Record(
    Type.String(),
    Type.Array(
      Type.Object({
        code: Type.String(),
        version: Type.Integer(),
        name: Bilingual,
        body: Bilingual,
      }),
    ),
  ),
})
export type CaseTexts = Type.Static<typeof CaseTexts>
