import Type from 'typebox'
import { Bilingual } from './common.ts'

/** GET /api/town/grids/{code}: what the sign of a grid leads to. No more of a worker than she is on duty by. */
export const GridSignView = Type.Object({
  code: Type.String(),
  name: Bilingual,
  village: Bilingual,
  township: Bilingual,
  /** Drawn by us, not surveyed: said wherever it is shown. */
  synthetic: Type.Boolean(),
  worker: Type.Optional(Type.Object({ name: Type.String(), phone: Type.Optional(Type.String()) })),
})
export type GridSignView = Type.Static<typeof GridSignView>
