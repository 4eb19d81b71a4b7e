import { describe, expect, it } from 'vitest'
import { now } from '#test/factories/case.ts'
import { places } from '#test/factories/town.ts'
import { overlap, pairsOf, rarityAmong, sharedWords } from './pairs.ts'
import { boxAround, type Likened, likeness, metresBetween } from './score.ts'
import { least } from './weights.ts'

const nameOf = (code: string) => ({ zh: `类${code}`, en: `class ${code}` })
const noise: Likened = {
  categoryCode: '0407',
  point: { lng: 98.5, lat: 39.74 },
  regionCode: places.grid,
  receivedAt: now,
  words: '楼下洗衣店夜里机器很吵，孩子高考睡不好',
}
const lamp: Likened = { ...noise, categoryCode: '0503', words: '小区路灯不亮，晚上看不见路' }
const north = (metres: number) => ({ lng: 98.5, lat: 39.74 + metres / 111_195 })
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const rarity = rarityAmong([noise, lamp].map(({ words }) => pairsOf(words)))
const like = (patch: Partial<Likened>, known = {}) =>
  likeness(noise, { ...noise, ...patch }, rarity, nameOf, known)
const points = (found: ReturnType<typeof like>) =>
  Object.fromEntries(found.reasons.map((reason) => [reason.kind, reason.points]))

describe('how like two matters are', () => {
  it('is told with the place, the words, the kind and the days', () => {
    const found = like({
      point: north(60),
      receivedAt: daysAgo(3),
      words: '洗衣店夜里太吵，影响高考的学生',
    })
    expect(found.metres).toBeCloseTo(60, 0)
    expect(found.reasons.map(({ why }) => why.zh)).toEqual([
      '相距 60 米',
      '同为类0407',
      expect.stringMatching(/^都说到“洗衣店夜里”/),
      '相隔 3 天',
    ])
    expect(found.reasons.every(({ why }) => why.en !== '')).toBe(true)
    expect(found.confidence).toBeGreaterThan(0.6)
  })

  it('does not depend on which is asked about', () => {
    const other = { ...lamp, point: north(90), receivedAt: daysAgo(8) }
    const one = likeness(noise, other, rarity, nameOf)
    expect(likeness(other, noise, rarity, nameOf)).toMatchObject({
      confidence: one.confidence,
      metres: one.metres,
    })
  })

  it('reaches what is shown by the rule of the domain alone: same leaf, 200 m, 90 days', () => {
    const far = { point: north(199), receivedAt: daysAgo(89), words: '别的话' }
    expect(like(far).points).toBeGreaterThanOrEqual(least)
    expect(like({ ...far, categoryCode: '0503' }).points).toBeLessThan(least)
    expect(like({ ...far, point: north(210) }).points).toBeLessThan(least)
  })

  it('takes grid and village where a point is missing', () => {
    expect(points(like({ point: null }))).toMatchObject({ PLACE: 20 })
    expect(points(like({ point: null, regionCode: places.village }))).toMatchObject({ PLACE: 10 })
    expect(points(like({ point: null, regionCode: places.otherGrid })).PLACE).toBeUndefined()
    // Two that are only known to be somewhere in the township are not at one place.
    const somewhere = { point: null, regionCode: places.township }
    expect(
      likeness({ ...noise, ...somewhere }, { ...noise, ...somewhere }, rarity, nameOf).reasons.map(
        ({ kind }) => kind,
      ),
    ).not.toContain('PLACE')
  })

  it('counts a telephone and what the person said, and shows no number', () => {
    const found = like({ words: '13812345678 再说一次' }, { samePhone: true, said: true })
    expect(points(found)).toMatchObject({ SAID: 60, PHONE: 25 })
    expect(JSON.stringify(found)).not.toContain('138')
    expect(found.confidence).toBeLessThan(1)
  })
})

describe('shared words', () => {
  it('are joined from pairs as they stand, common ones left out', () => {
    expect(sharedWords('我们小区洗衣店夜里吵', '希望处理小区的洗衣店', rarity)).toEqual(['洗衣店'])
    expect(sharedWords('Kaffee 小区', '小区 kaffee', rarity)).toEqual(['Kaffee'])
  })

  it('that everybody says count for little', () => {
    const texts = ['小区路灯不亮', '小区路灯坏了', '小区洗衣店吵', '小区井盖破了'].map(pairsOf)
    const among = rarityAmong(texts)
    const [lamps, broken, shop] = texts
    if (!lamps || !broken || !shop) throw new Error('texts')
    expect(overlap(lamps, broken, among)).toBeGreaterThan(0.3)
    expect(overlap(lamps, shop, among)).toBeLessThan(0.05)
    expect(overlap(lamps, lamps, among)).toBeCloseTo(1)
    expect(overlap(lamps, new Set(), among)).toBe(0)
  })
})

it('the box holds what lies within the distance', () => {
  const { west, east, south, north: top } = boxAround({ lng: 98.5, lat: 39.74 }, 200)
  expect(metresBetween({ lng: west, lat: 39.74 }, { lng: 98.5, lat: 39.74 })).toBeCloseTo(200, 0)
  expect(metresBetween({ lng: 98.5, lat: south }, { lng: 98.5, lat: top })).toBeCloseTo(400, 0)
  expect(east).toBeGreaterThan(98.5)
})
