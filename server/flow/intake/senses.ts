import type { Datum } from '#contract/common.ts'
import type { SubmitReport } from '#contract/reports.ts'
import { toWgs84 } from '#server/town/datum.ts'
import { readOtherPlaces } from '#server/town/make/read.ts'
import type { Town } from '#server/town/town.ts'
import type { Candidate, Classifier } from '../classify/classifier.ts'
import type { EmergencyDetector } from '../classify/emergency.ts'
import { type Located, locate } from '../locate/locate.ts'
import { createLocator } from '../locate/locator.ts'
import { namesOfGrid, namesOfRegion } from '../locate/names.ts'
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
  const elsewhere = readOtherPlaces()
  return () => {
    const current = town()
    const known = byTown.get(current)
    if (known) return known
    const senses = sensesOf(current, classifier, detector, elsewhere)
    byTown.set(current, senses)
    return senses
  }
}

function sensesOf(
  town: Town,
  classifier: Classifier,
  detector: EmergencyDetector,
  elsewhere: readonly string[],
): Senses {
  const locator = createLocator(town.grids)
  const names = [...town.regions.flatMap(namesOfRegion), ...town.grids.flatMap(namesOfGrid)]
  const finder = createPlaceFinder(names, elsewhere)
  return {
    gridAt(point) {
      const [lng, lat] = toWgs84([point.lng, point.lat], point.datum)
      return locator.locatePoint(lng, lat)
    },
    locate({ point, regionCode, placeText }, text, receivingRegion) {
      const known = regionCode && town.region(regionCode) ? regionCode : undefined
      const gridCode = regionCode && town.grid(regionCode) ? regionCode : known
      const said = placeText ? `${placeText}\n${text}` : text
      return locate(
        { point, regionCode: gridCode, text: said, receivingRegion },
        { locator, finder },
      )
    },
    classify(title, words) {
      const { candidates, version } = classifier.propose(title ? { title, words } : { words })
      return { version, candidates: candidates.map(plain) }
    },
    emergency: (text) => detector.detectEmergency({ words: text })[0]?.number,
  }
}

/** The deciding words once each, as the case keeps them. */
function plain({ code, confidence, words }: Candidate): Categorised['candidates'][number] {
  return { code, confidence, words: [...new Set(words.map((word) => word.text))] }
}
