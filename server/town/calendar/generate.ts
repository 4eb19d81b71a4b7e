/**
 * Writes db/seeds/calendar/<year>.json from the npm package chinese-days (MIT), which copies the
 * State Council's notices. Run it after raising the package's version, then read the difference:
 *
 *     node server/town/calendar/generate.ts
 *
 * The running program reads the seeds and later its tables, never the package. A year that the
 * package lacks is imported from the notice itself (notice.ts).
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CalendarYear } from './year.ts'

interface PackageYear {
  /** date -> "National Day,国庆节,3": English name, Chinese name, statutory days. */
  holidays: Record<string, string>
  workdays: Record<string, string>
}

const require = createRequire(import.meta.url)
const source = new URL('years/', `file://${require.resolve('chinese-days')}`)
const target = new URL('../../../db/seeds/calendar/', import.meta.url)

export function yearsFromPackage(): CalendarYear[] {
  const { version } = require('chinese-days/package.json') as { version: string }
  return readdirSync(source)
    .filter((name) => /^\d{4}\.json$/.test(name))
    .sort()
    .map((name) => {
      const { holidays, workdays } = JSON.parse(
        readFileSync(new URL(name, source), 'utf8'),
      ) as PackageYear
      const days = [...rows(holidays, 'off'), ...rows(workdays, 'work')]
      return {
        year: Number(name.slice(0, 4)),
        source: `chinese-days ${version}`,
        days: days.sort((a, b) => a.date.localeCompare(b.date)),
      }
    })
}

/** One day a line, so that a change is read at a glance. */
export function seedText({ year, source: from, days }: CalendarYear): string {
  const lines = days.map((day) => `    ${JSON.stringify(day)}`).join(',\n')
  return `{\n  "year": ${year},\n  "source": ${JSON.stringify(from)},\n  "days": [\n${lines}\n  ]\n}\n`
}

function rows(days: Record<string, string>, kind: 'off' | 'work') {
  return Object.entries(days).map(([date, names]) => ({
    date,
    kind,
    name: names.split(',')[1] ?? names,
  }))
}

if (import.meta.main) {
  mkdirSync(target, { recursive: true })
  for (const year of yearsFromPackage()) {
    writeFileSync(new URL(`${year.year}.json`, target), seedText(year))
  }
}
