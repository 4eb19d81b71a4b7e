import { prepareIntake, type Reception } from '#server/flow/intake/prepare.ts'
import { CalendarNotCovered } from '#server/town/calendar/calendar.ts'
import { bundleOf } from './bundle.ts'
import type { Maker } from './run.ts'

export type Basics = Pick<Reception, 'town' | 'senses' | 'seal' | 'receivingRegion'> & {
  /** When rows without a time are received. */
  now: Date
}

/** Each row goes through the same intake as a report from any other door. */
export function reportMaker(basics: Basics): Maker {
  return (row, report, sourceKey) =>
    refusing(() =>
      bundleOf(
        prepareIntake(report, {
          ...basics,
          now: row.at ?? basics.now,
          channel: 'IMPORT',
          sourceKey,
        }),
      ),
    )
}

/** What rules refuse is the row's fault; anything else is ours and ends the run. */
export function refusing<T>(make: () => T): T | string[] {
  try {
    return make()
  } catch (error) {
    if (error instanceof CalendarNotCovered) return [`at: ${error.message}`]
    if (error instanceof Error && error.name === 'PlaceRefused') return [`point: ${error.message}`]
    throw error
  }
}
