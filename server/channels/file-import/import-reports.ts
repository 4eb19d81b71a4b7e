import { prepareIntake, type Reception } from '#server/flow/intake/prepare.ts'
import { CalendarNotCovered } from '#server/town/calendar/calendar.ts'
import { bundleOf } from './bundle.ts'
import type { Maker } from './run.ts'

export type Basics = Pick<Reception, 'town' | 'senses' | 'seal' | 'receivingRegion'> & {
  /** When the rows are received: their clocks start here. */
  now: Date
  /** A row with a time of its own is received at that time: a backlog taken over with its age. */
  keepTimes?: boolean
}

/**
 * Each row goes through the same intake as a report from any other door. Its own time says when the
 * person spoke; the centre receives it now, for no clock can have run before that.
 */
export function reportMaker({ keepTimes = false, ...basics }: Basics): Maker {
  return ({ at }, report, sourceKey) => {
    const now = (keepTimes ? at : undefined) ?? basics.now
    // The report itself stays as it was read: its hash tells whether a row came back changed.
    return refusing(() =>
      bundleOf(prepareIntake(report, { ...basics, now, channel: 'IMPORT', sourceKey })),
    )
  }
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
