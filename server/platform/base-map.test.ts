import { describe, expect, it } from 'vitest'
import { readBaseMap } from './base-map.ts'

const attribution = '天地图 GS（2026）0000号'
const read = (env: Record<string, string>) => {
  const faults: string[] = []
  return { base: readBaseMap(env, faults), faults }
}

describe('the background map', () => {
  it('is none unless named', () => {
    expect(read({})).toEqual({ base: undefined, faults: [] })
    expect(read({ GEZHONG_TILE_KEY: 'k' }).faults).toHaveLength(1)
  })

  it('takes several layers, hosts in a row, a key and rows from the south', () => {
    const { base, faults } = read({
      GEZHONG_TILE_URL:
        'https://t{0-2}.tianditu.gov.cn/vec_w?X={x}&Y={y}&L={z}&tk={key}  http://tiles.example:81/{z}/{x}/{-y}.png',
      GEZHONG_TILE_KEY: 'a b',
      GEZHONG_TILE_ATTRIBUTION: attribution,
    })
    expect(faults).toEqual([])
    expect(base).toEqual({
      attribution,
      layers: [
        {
          scheme: 'xyz',
          tiles: [0, 1, 2].map(
            (n) => `https://t${n}.tianditu.gov.cn/vec_w?X={x}&Y={y}&L={z}&tk=a%20b`,
          ),
        },
        { scheme: 'tms', tiles: ['http://tiles.example:81/{z}/{x}/{y}.png'] },
      ],
      origins: [
        'https://t0.tianditu.gov.cn',
        'https://t1.tianditu.gov.cn',
        'https://t2.tianditu.gov.cn',
        'http://tiles.example:81',
      ],
    })
  })

  it.each([
    ['ftp://tiles.example/{z}/{x}/{y}', /no http address/],
    ["https://tiles.example;script-src/'none'/{z}/{x}/{y}", /no http address/],
    ['https://{host}/{z}/{x}/{y}', /no http address/],
    ['https://tiles.example/{x}/{y}', /lacks \{z\}/],
    ['https://tiles.example/{z}/{x}', /\{y\} or \{-y\}/],
    ['https://tiles.example/{z}/{x}/{y}?s={style}', /\{style\}/],
    ['https://tiles.example/{z}/{x}/{y}?tk={key}', /GEZHONG_TILE_KEY/],
  ])('refuses %s', (url, fault) => {
    const { base, faults } = read({ GEZHONG_TILE_URL: url, GEZHONG_TILE_ATTRIBUTION: attribution })
    expect(base).toBeUndefined()
    expect(faults).toEqual([expect.stringMatching(fault)])
  })

  it('is not shown without saying whose it is', () => {
    const { faults } = read({ GEZHONG_TILE_URL: 'https://tiles.example/{z}/{x}/{y}' })
    expect(faults).toEqual([expect.stringContaining('GEZHONG_TILE_ATTRIBUTION')])
  })
})
