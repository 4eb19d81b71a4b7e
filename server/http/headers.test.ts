import { expect, it } from 'vitest'
import { readConfig } from '#server/platform/config.ts'
import { securityHeaders } from './headers.ts'

function policyOf(env: Record<string, string>) {
  const { contentSecurityPolicy } = securityHeaders(readConfig(env, { demo: true }))
  if (typeof contentSecurityPolicy !== 'object') throw new Error('no policy')
  return contentSecurityPolicy.directives ?? {}
}

it('pages take pictures and data from this origin alone', () => {
  const policy = policyOf({})
  expect(policy['connect-src']).toEqual(["'self'"])
  expect(policy['img-src']).toEqual(["'self'", 'data:', 'blob:'])
})

it('a background map lets in its own hosts, for pictures and their fetching, and nothing else', () => {
  const plain = policyOf({})
  const policy = policyOf({
    GEZHONG_TILE_URL: 'https://t{0-1}.tiles.example/{z}/{x}/{y}.png',
    GEZHONG_TILE_ATTRIBUTION: '审图号',
  })
  const hosts = ['https://t0.tiles.example', 'https://t1.tiles.example']
  expect(policy['connect-src']).toEqual(["'self'", ...hosts])
  expect(policy['img-src']).toEqual(["'self'", 'data:', 'blob:', ...hosts])
  expect({ ...policy, 'connect-src': 0, 'img-src': 0 }).toEqual({
    ...plain,
    'connect-src': 0,
    'img-src': 0,
  })
})
