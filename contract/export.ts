import Type from 'typebox'
import { oneOf } from './common.ts'
import { ListPoints } from './worklists.ts'

/** OWN: what a table program opens with ease; who needs more narrows by days. */
export const mostExported = 50_000

export const exportFormats = ['xlsx', 'csv'] as const

/** GET /api/case-export: a narrowed queue as a file, with the words of ListPoints. */
export const ExportCases = Type.Object(
  {
    ...ListPoints.properties,
    format: oneOf(exportFormats),
    language: Type.Optional(oneOf(['zh', 'en'])),
  },
  { additionalProperties: false },
)
export type ExportCases = Type.Static<typeof ExportCases>
