import { stationings } from '#contract/hall-words.ts'
import type { Hall } from '#contract/town.ts'
import type { Town } from '#server/town/town.ts'
import { addDays, isHere } from './rules.ts'
import type { Duty } from './store.ts'

/** How far a subscriber sees: the past week and a quarter of a year, as far as notices reach. */
const [before, after] = [7, 90]
const zone = 'Asia/Shanghai'

/** China keeps one time, since 1991 without summer time. */
const zoneLines = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/**
 * Duties as iCalendar (RFC 5545): one event for each day, for holidays and make-up days follow no
 * rule that RRULE could say. Departments and telephones of duty, never who comes: the address may be
 * handed on. Written here and not by ical-generator, which gives DTSTAMP without Z and properties
 * after components as soon as a calendar has a zone (seen in 11.1.2).
 */
export function calendarText(
  town: Town,
  hall: Hall,
  duties: readonly Duty[],
  today: string,
  now: Date,
): string {
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const dates = Array.from({ length: before + after + 1 }, (_, day) =>
    addDays(today, day - before),
  ).filter((date) => town.calendar.years.includes(Number(date.slice(0, 4))))
  const events = duties.flatMap((duty) =>
    dates
      .filter((date) => isHere(town.calendar, duty, date))
      .flatMap((date) => [
        'BEGIN:VEVENT',
        `UID:${duty.id}-${date}@gezhong`,
        `DTSTAMP:${stamp}`,
        `DTSTART;TZID=${zone}:${wallClock(date, duty.opens)}`,
        `DTEND;TZID=${zone}:${wallClock(date, duty.closes)}`,
        `SUMMARY:${escaped(`${town.unitName(duty.unitCode).zh} ${stationings[duty.kind].zh}`)}`,
        `LOCATION:${escaped(hall.name.zh)}`,
        ...(duty.phone ? [`DESCRIPTION:${escaped(`值班电话 ${duty.phone}`)}`] : []),
        'END:VEVENT',
      ]),
  )
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gezhong//Stationing//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(`${hall.name.zh} 入驻值班`)}`,
    ...zoneLines,
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const wallClock = (date: string, time: string) =>
  `${date.replaceAll('-', '')}T${time.replace(':', '')}00`

/** TEXT of section 3.3.11. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

/** No line longer than 75 octets (section 3.1), and none that cuts a character in two. */
export function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      parts.push(part)
      part = ''
      // The space that begins a line that goes on counts too.
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}
