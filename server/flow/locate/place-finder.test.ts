import { describe, expect, it } from 'vitest'
import { readOtherPlaces } from '#server/town/make/read.ts'
import { seedItems } from '#server/town/seed/items.ts'
import { faultOfPoint, locate, PlaceRefused } from './locate.ts'
import { createLocator } from './locator.ts'
import { namesOfGrid, namesOfRegion } from './names.ts'
import { createPlaceFinder } from './place-finder.ts'

const { items } = seedItems()
const finder = createPlaceFinder(
  [...items.region.flatMap(namesOfRegion), ...items.grid.flatMap(namesOfGrid)],
  readOtherPlaces(),
)

describe('places named in words', () => {
  it.each([
    ['花海镇的路灯坏了一个星期', '620981103'],
    ['天怡家园楼下的洗衣店夜里开机器', '620902004002'],
    ['肃州区新城街道广厦社区门口', '620902004002'],
    ['总寨镇沙河村的水渠', '620902102203'],
    ['酒泉市肃州区西峰镇张良沟村', '620902107206'],
    ['敦煌沙州镇的夜市', '620982101'],
  ])('%s', (text, code) => {
    expect(finder.find(text)?.code).toBe(code)
  })

  it.each([
    ['a name that several places share', '沙河村的水渠'],
    ['a bare name that may be a word', '我在花海里走'],
    ['masked places of another province', 'A市A3区花海镇'],
    ['a text about another city', '兰州市花海镇的事'],
    ['a street or a sight with a county in its name', '敦煌路的路灯，玉门关景区的厕所'],
    ['nothing at all', '路灯坏了'],
  ])('finds nothing certain in %s', (_, text) => {
    expect(finder.find(text)).toBeUndefined()
  })

  it('settles names that pull apart by the county they share', () => {
    expect(finder.find('总寨镇和西峰镇之间的路')?.code).toBe('620902')
    expect(finder.find('花海镇到总寨镇')).toBeUndefined()
  })

  it('says which names decided', () => {
    expect(finder.find('肃州区新城街道广厦社区')?.evidence).toEqual([
      '肃州区',
      '新城街道',
      '广厦社区',
    ])
  })
})

describe('where a matter is', () => {
  const senses = { finder, locator: createLocator(items.grid) }
  const ask = { text: '花海镇的路灯', receivingRegion: '6209' }
  const grid = items.grid[0]

  it('takes the point first, then the choice, then the words, then the centre', () => {
    const [lng, lat] = grid?.polygons[0]?.[0]?.[0] ?? []
    const at = locate(
      { ...ask, point: { lng: Number(lng), lat: Number(lat), datum: 'WGS84' } },
      senses,
    )
    expect(at.by).toBe('POINT')
    expect(locate({ ...ask, regionCode: '620902' }, senses)).toMatchObject({
      regionCode: '620902',
      by: 'GRID',
    })
    expect(locate(ask, senses)).toMatchObject({
      regionCode: '620981103',
      by: 'ADDRESS',
      evidence: ['花海镇'],
    })
    expect(locate({ ...ask, text: '路灯' }, senses)).toMatchObject({
      regionCode: '6209',
      by: 'CENTRE',
    })
  })

  it('keeps a point outside our grids and goes on', () => {
    const beijing = { lng: 116.4, lat: 39.9, datum: 'WGS84' } as const
    expect(locate({ ...ask, point: beijing }, senses)).toMatchObject({
      by: 'ADDRESS',
      point: { lng: 116.4, lat: 39.9 },
    })
  })

  it('moves a point of a shifted datum some hundreds of metres', () => {
    const given = { lng: 98.51, lat: 39.74 }
    const { point } = locate({ ...ask, point: { ...given, datum: 'GCJ02' } }, senses)
    const metres = Math.hypot(
      (given.lng - (point?.lng ?? 0)) * 85_000,
      (given.lat - (point?.lat ?? 0)) * 111_000,
    )
    expect(metres).toBeGreaterThan(50)
    expect(metres).toBeLessThan(1000)
  })

  it('refuses points that cannot be, and says when they are swapped', () => {
    expect(() => locate({ ...ask, point: { lng: 0, lat: 0, datum: 'WGS84' } }, senses)).toThrow(
      PlaceRefused,
    )
    expect(faultOfPoint({ lng: 39.7, lat: 98.5 })?.detail).toContain('写反')
    expect(faultOfPoint({ lng: 98.5, lat: 39.7 })).toBeUndefined()
  })
})
