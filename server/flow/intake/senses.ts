import type { Datum } from '#contract/common.ts'
import type { SubmitReport } from '#contract/reports.ts'
import type { Town } from '#server/town/town.ts'
import type { Classifier } from '../classify/classifier.ts'
import type { EmergencyDetector } from '../classify/emergency.ts'
import { type Located, type LocateQuestion, locate } from '../locate/locate.ts'
import { createLocator } from '../locate/locator.ts'
import { createPlaceFinder } from '../locate/place-finder.ts'

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
    let senses = byTown.get(current)
    if (!senses) {
      senses = sensesOf(current, classifier, detector)
      byTown.set(current, senses)
    }
    return senses
  }
}
