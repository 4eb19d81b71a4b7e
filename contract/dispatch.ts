import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf } from './common.ts'
import { calledStandingNames, opinionNames, subTaskKinds, whistleKinds } from './dispatch-words.ts'

// What a centre and the units it calls upon say to each other around an order: consultations before
// it, tasks beside it, whistles.

const optional = Type.Optional
const Named = Type.Object({ code: Type.String(), name: Bilingual })

/** The part of another unit in a matter. */
export const SubTaskView = Type.Object({
  id: Id,
  kind: oneOf([...subTaskKinds]),
  whistleKind: optional(oneOf(whistleKinds)),
  whistleNo: optional(Type.Integer()),
  unit: Named,
  /** What the unit is asked to do, or the question put to it. */
  task: Type.String(),
  createdAt: Instant,
  reportInDueAt: optional(Instant),
  /** By when an opinion is wanted; nothing waits for it. */
  dueAt: optional(Instant),
  reportedInAt: optional(Instant),
  finishedAt: optional(Instant),
  /** In the unit's own words; CANCELLED and EXCUSED where nobody finished it. */
  result: optional(Type.String()),
  opinion: optional(oneOf(opinionNames)),
  /** Of the whistle, by the unit that came. */
  assessment: optional(Type.String()),
  /** Why the unit says that it is not its task. */
  declined: optional(Type.String()),
  /** What the centre said to that. */
  ruling: optional(Type.String()),
})
export type SubTaskView = Type.Static<typeof SubTaskView>

/** A whistle of a case; its units are the sub-tasks of the same number. */
export const WhistleView = Type.Object({
  no: Type.Integer(),
  kind: oneOf(whistleKinds),
  task: Type.String(),
  calledBy: Named,
  calledAt: Instant,
  reportInDueAt: Instant,
  endedAt: optional(Instant),
  summary: optional(Type.String()),
  /** Of the units, by the centre that called them. Neither assessment is a mark. */
  assessment: optional(Type.String()),
})
export type WhistleView = Type.Static<typeof WhistleView>

/** GET /api/whistles?post=: open whistles of the post's region, or those its unit is called to. */
export const WhistleBoard = Type.Object({
  at: Instant,
  whistles: Type.Array(
    Type.Object({
      ...WhistleView.properties,
      caseId: Id,
      caseCode: Type.String(),
      title: Type.String(),
      region: Named,
      units: Type.Array(
        Type.Object({
          unit: Named,
          standing: oneOf(calledStandingNames),
          reportedInAt: optional(Instant),
          finishedAt: optional(Instant),
        }),
      ),
    }),
  ),
})
export type WhistleBoard = Type.Static<typeof WhistleBoard>

/** GET /api/cases/{id}/dispatch-proposal: proposals, and never a decision. */
export const DispatchProposal = Type.Object({
  /** What put the lead unit first. */
  by: oneOf(['DIRECTORY', 'HISTORY']),
  directoryRule: Type.String(),
  directoryUnit: Named,
  /** Absent where this dispatcher may not send to the directory's unit; the reasons say what to do. */
  leadUnit: optional(Named),
  coUnits: Type.Array(Named),
  reasons: Type.Array(Bilingual),
  /**
   * Other units that settled the like in this place, the directory's where history comes first, its
   * helpers where nobody leads.
   */
  alternatives: Type.Array(Type.Object({ unit: Named, reasons: Type.Array(Bilingual) })),
})
export type DispatchProposal = Type.Static<typeof DispatchProposal>
