import { ApiProblem } from '#apps/kit/problem.ts'
import type { Receipt } from '#contract/reports.ts'
import type { PortalReport } from './draft.ts'

export type Outcome =
  | { kind: 'received'; receipt: Receipt }
  /** It may have arrived: only the very same content may go again under its key. */
  | { kind: 'uncertain' }
  | { kind: 'refused'; problem: ApiProblem }

/** Answers that do not tell whether the report was registered. */
const lost = [0, 502, 503, 504]

/** Sends one report and says what is known afterwards. `post` repeats lost answers by itself. */
export async function sendReport(
  report: PortalReport,
  post: (report: PortalReport) => Promise<Receipt>,
): Promise<Outcome> {
  try {
    return { kind: 'received', receipt: await post(report) }
  } catch (error) {
    if (!(error instanceof ApiProblem) || lost.includes(error.status)) return { kind: 'uncertain' }
    return { kind: 'refused', problem: error }
  }
}

/** Places in `attachmentIds` the server no longer has: their photos are to be uploaded anew. */
export function missingPhotos(problem: ApiProblem): number[] {
  return problem.faults.flatMap(({ pointer }) => {
    const index = /^\/attachmentIds\/(\d+)$/.exec(pointer)?.[1]
    return index === undefined ? [] : [Number(index)]
  })
}
