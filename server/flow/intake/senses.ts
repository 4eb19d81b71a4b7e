import type { Datum } from '#contract/common.ts'
import type { SubmitReport } from '#contract/reports.ts'
import { toWgs84 } from '#server/town/datum.ts'
import { boundsOf, contains } from '#server/town/geometry.ts'
import type { Town } from '#server/town/town.ts'
import type { Classifier } from '../classify/classifier.ts'
import type { EmergencyDetector } from '../classify/emergency.ts'

export interface Located {
  regionCode: string
  by: string
  evidence: string[]
  point?: { lng: number; lat: number }
}

/** What intake finds out by itself: where it is, what it is about, whether somebody is in danger. */
export interface Senses {
  locate(report: SubmitReport, text: string, receivingRegion: string): Located
  classify(title: string | undefined, words: string): Categorised
  emergency(text: string): '110' | '119' | '120' | undefined
  /** Grid of a point; undefined outside every grid. */
  gridAt(point: { lng: number; lat: number; datum: Datum }): string | undefined
}

export interface Categorised {
  candidates: { code: string; confidence: number; words: string[] }[]
  version: string
}

/** The senses for the town as of now; built anew only when the town has changed. */
export type SensesOf = () => Senses

export function createSenses(
  town: () => Town,
  classifier: Classifier,
  detector: EmergencyDetector,
): SensesOf {
  const byTown = new WeakMap<Town, Senses>()
  return () => {
    const current = town()
    const known = byTown.get(current)
    if (known) return known
    const senses = sensesOf(current, classifier, detector)
    byTown.set(current, senses)
    return senses
  }
}

function sensesOf(town: Town, classifier: Classifier, detector: EmergencyDetector): Senses {
  const boxes = town.grids.map((g) => ({ g, b: boundsOf(g.polygons as never) }))
  const gridAt = (point: { lng: number; lat: number; datum: Datum }) => {
    const [x, y] = toWgs84([point.lng, point.lat], point.datum)
    for (const { g, b } of boxes)
      if (x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3] && contains(g.polygons as never, [x, y]))
        return g.code
    return undefined
  }
  return {
    gridAt,
    locate(report, _text, receivingRegion) {
      const grid = report.point ? gridAt(report.point) : undefined
      const point = report.point ? { lng: report.point.lng, lat: report.point.lat } : undefined
      if (grid) return { regionCode: grid, by: 'POINT', evidence: [], ...(point ? { point } : {}) }
      if (report.regionCode) return { regionCode: report.regionCode, by: 'GRID', evidence: [] }
      return { regionCode: receivingRegion, by: 'CENTRE', evidence: [] }
    },
    classify(title, words) {
      const { candidates, version } = classifier.propose(title ? { title, words } : { words })
      return {
        version,
        candidates: candidates.map(({ code, confidence, words: w }) => ({
          code,
          confidence,
          words: [...new Set(w.map((x) => x.text))],
        })),
      }
    },
    emergency: (text) => detector.detectEmergency({ words: text })[0]?.number,
  }
}
