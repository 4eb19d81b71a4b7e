import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketStateNames } from '#contract/hall.ts'
import { ticketKindSeeds } from '#server/town/seed-data/ticket-kinds.ts'
import {
  afterNoShow,
  kindsIn,
  mayChange,
  placeBehind,
  placeOf,
  ticketCommands,
  ticketDay,
  ticketNumber,
  windowCount,
} from './rules.ts'

const at = (clock: string) => new Date(`2026-03-10T${clock}:00Z`)
const kind = { headStartMinutes: 15 }

describe('numbers', () => {
  it('have three digits and more when the day is long', () => {
    expect(ticketNumber('A', 1)).toBe('A001')
    expect(ticketNumber('A', 23)).toBe('A023')
    expect(ticketNumber('B', 999)).toBe('B999')
    expect(ticketNumber('B', 1000)).toBe('B1000')
  })

  it('belong to a day of Shanghai, not of the server', () => {
    expect(ticketDay(new Date('2026-03-10T15:59:59Z'))).toBe('2026-03-10')
    expect(ticketDay(new Date('2026-03-10T16:00:00Z'))).toBe('2026-03-11')
  })
})

describe('the place in the queue', () => {
  it('is that of coming; priority counts as fifteen minutes earlier', () => {
    expect(placeOf(at('02:00'), false, kind)).toEqual(at('02:00'))
    expect(placeOf(at('02:00'), true, kind)).toEqual(at('01:45'))
  })

  it('lets nobody be overtaken by a person who came later than the head start', () => {
    const person = fc.record({ minute: fc.integer({ min: 0, max: 480 }), priority: fc.boolean() })
    fc.assert(
      fc.property(person, person, (a, b) => {
        const place = (one: typeof a) =>
          placeOf(new Date(one.minute * 60_000), one.priority, kind).getTime()
        const overtaken = a.minute < b.minute && place(b) < place(a)
        if (overtaken) {
          expect(b.minute - a.minute).toBeLessThan(15)
          expect([a.priority, b.priority]).toEqual([false, true])
        }
      }),
    )
  })

  it('goes behind the last of those named, never forward', () => {
    const others = [at('02:01'), at('02:02'), at('02:03')]
    expect(placeBehind(at('02:00'), others)).toEqual(new Date(at('02:03').getTime() + 1))
    expect(placeBehind(at('02:00'), others.slice(0, 1)).getTime()).toBe(at('02:01').getTime() + 1)
    expect(placeBehind(at('02:00'), [])).toEqual(at('02:00'))
    expect(placeBehind(at('03:00'), others)).toEqual(at('03:00'))
  })
})

describe('what may be done with a ticket', () => {
  // Set down by hand: state -> commands that change it, and those that find it done.
  const expected: Record<string, [changes: string, done: string]> = {
    WAITING: ['move', ''],
    CALLED: ['recall start finish noShow move', ''],
    SERVING: ['finish move', 'start'],
    DONE: ['', 'finish'],
    NO_SHOW: ['', ''],
    MOVED: ['', ''],
  }
  const day = '2026-03-10'
  it.each(ticketStateNames)('when it is %s', (state) => {
    const [changes = '', done = ''] = expected[state] ?? []
    for (const command of ticketCommands) {
      const name = `${state} ${command}`
      if (changes.split(' ').includes(command))
        expect(mayChange({ state, day }, command, day), name).toBe(true)
      else if (done.split(' ').includes(command))
        expect(mayChange({ state, day }, command, day), name).toBe(false)
      else expect(() => mayChange({ state, day }, command, day), name).toThrow('不能这样')
    }
  })

  it('is nothing after its day', () => {
    expect(() => mayChange({ state: 'CALLED', day }, 'start', '2026-03-11')).toThrow('已过当日')
  })

  it('is to wait once more after the first call nobody answered', () => {
    expect([0, 1, 2].map(afterNoShow)).toEqual(['WAITING', 'NO_SHOW', 'NO_SHOW'])
  })
})

describe('a hall', () => {
  it('has two windows until somebody says how many', () => {
    expect([windowCount({}), windowCount({ windows: 6 })]).toEqual([2, 6])
  })

  it('gives its own kinds and those of every hall', () => {
    const own = {
      ...ticketKindSeeds[0],
      code: 'OWN',
      hallCode: 'H-1',
    } as (typeof ticketKindSeeds)[0]
    const codes = (hall: string) => kindsIn(hall, [...ticketKindSeeds, own]).map((one) => one.code)
    expect(codes('H-1')).toContain('OWN')
    expect(codes('H-2')).toEqual(ticketKindSeeds.map((one) => one.code))
  })

  it('has a letter of its own for each kind to begin with', () => {
    const letters = ticketKindSeeds.map((one) => one.prefix)
    expect(new Set(letters).size).toBe(letters.length)
  })
})
