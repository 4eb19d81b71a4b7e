import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsBack } from './find.ts'
import {
  centreTerm,
  hash,
  monthTerm,
  normalise,
  openTerm,
  readQuery,
  regionTerms,
  termsOf,
  unitTerm,
} from './terms.ts'

const searched = {
  caseCode: '6209-1234-5678',
  isOpen: true,
  centreCode: 'C-620902',
  leadUnit: '620902-PSB',
  guarded: null,
  body: normalise('天怡家园　楼下的洗衣店 ２２:００ 后 KTV 噪声'),
  receivedAt: new Date('2026-11-05T02:00:00Z'),
  regionCode: '620902004002001',
  categoryCode: '0407',
  unitCodes: ['620902-PSB'],
}

test('a case is found by pairs of characters, by words, and by facts', () => {
  const terms = new Set(termsOf(searched))
  for (const word of ['天怡', '怡家', '洗衣', '衣店', '噪声', '22', 'ktv'])
    expect(terms, word).toContain(hash(word))
  // The full-width space parts words: no pair reaches over it.
  expect(terms).not.toContain(hash('园楼'))
  for (const region of ['620902', '620902004', '620902004002', '620902004002001'])
    for (const term of regionTerms(region)) expect(terms, region).toContain(term)
  expect(terms).toContain(unitTerm('620902-PSB'))
  expect(terms).toContain(centreTerm('C-620902'))
  expect(terms).toContain(openTerm)
  for (const tail of ['45678', '345678', '12345678']) expect(terms, tail).toContain(hash(tail))
  expect(terms).toContain(monthTerm(new Date('2026-11-30T23:00:00Z')))
  expect(terms).not.toContain(monthTerm(new Date('2026-12-01T00:00:00Z')))
})

test('everything lies in the city, which therefore needs no term', () => {
  expect(regionTerms('6209')).toEqual([])
  expect(regionTerms('620902')).toHaveLength(1)
})

test('a closed case has no term of the open ones, and guarded words are looked up too', () => {
  const terms = termsOf({ ...searched, isOpen: false, guarded: '态度恶劣' })
  expect(terms).not.toContain(openTerm)
  expect(terms).toContain(hash('恶劣'))
  expect(new Set(terms).size).toBe(terms.length)
})

test('what was typed is looked up by its pairs and checked by its phrases', () => {
  expect(readQuery(' 洗衣店　ＫＴＶ ')).toEqual({
    terms: [hash('洗衣'), hash('衣店'), hash('ktv')],
    phrases: ['洗衣店', 'ktv'],
  })
  expect(readQuery('店')).toBeUndefined()
  expect(readQuery('…！')).toBeUndefined()
})

test('whatever stands in a body as a phrase is among its terms', () => {
  const sign = fc.constantFrom(...'天怡家园洗衣店噪声abc12 ，')
  fc.assert(
    fc.property(
      fc.array(sign, { minLength: 2, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      (all, a, b) => {
        const body = normalise(all.join(''))
        const [from, to] = [a % (body.length + 1), b % (body.length + 1)].sort((x, y) => x - y)
        const phrase = body.slice(from, to)
        // Cut at the edges of words, as people type them.
        const whole = (i: number) =>
          !(/[a-z0-9]/.test(body[i - 1] ?? '') && /[a-z0-9]/.test(body[i] ?? ''))
        fc.pre(from !== undefined && to !== undefined && whole(from) && whole(to))
        const terms = new Set(termsOf({ ...searched, body }))
        for (const term of readQuery(phrase)?.terms ?? []) expect(terms).toContain(term)
      },
    ),
  )
})

test('the walk goes back month by month, over the turn of the year', () => {
  const months = monthsBack(new Date('2026-02-28T23:00:00Z'), new Date('2025-11-01T00:00:00Z'))
  expect(months.map((month) => month.toISOString().slice(0, 7))).toEqual([
    '2026-02',
    '2026-01',
    '2025-12',
    '2025-11',
  ])
  expect(
    monthsBack(new Date('2026-02-01T00:00:00Z'), new Date('2026-03-01T00:00:00Z')),
  ).toHaveLength(1)
})
