import { readdirSync, readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { CalendarYear } from './year.ts'

const folder = new URL('../../../db/seeds/calendar/', import.meta.url)

/** The years a new installation begins with (db/seeds/calendar), for the seeding command and tests. */
export function readSeedYears(): CalendarYear[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}\.json$/.test(name))
    .sort()
    .map((name) =>
      Value.Parse(CalendarYear, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
    )
}
