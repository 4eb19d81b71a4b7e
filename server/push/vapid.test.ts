import { createPublicKey, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeVapidKey, readVapidKey, vapidHeader } from './vapid.ts'

/** As a push service reads the header; undefined when its signature does not hold. */
function read(header: string) {
  const found = /^vapid t=([^.]+)\.([^.]+)\.([^,]+), ?k=(\S+)$/.exec(header)
  if (!found) return undefined
  const [, head = '', claims = '', signature = '', k = ''] = found
  const point = Buffer.from(k, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((n) => n.toString('base64url'))
  const key = createPublicKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
  })
  const said = Buffer.from(`${head}.${claims}`)
  const signed = Buffer.from(signature, 'base64url')
  if (!verify('sha256', said, { key, dsaEncoding: 'ieee-p1363' }, signed)) return undefined
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
}

it('reads the example of RFC 8292, section 2.4, as a push service would', () => {
  const example =
    'vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, ' +
    'k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs'
  expect(read(example)).toEqual({
    aud: 'https://push.example.net',
    exp: 1453523768,
    sub: 'mailto:push@example.com',
  })
  expect(read(example.replace('t=eyJ0', 't=eyJ1'))).toBeUndefined()
})

it('signs in the same way: for one service, for half a day, by a key that is kept', () => {
  const pkcs8 = makeVapidKey()
  const keys = readVapidKey(pkcs8)
  expect(readVapidKey(pkcs8).publicKey).toBe(keys.publicKey)
  expect(readVapidKey(makeVapidKey()).publicKey).not.toBe(keys.publicKey)
  const at = new Date('2026-03-10T02:00:00Z')
  expect(
    read(vapidHeader('https://push.example/send/abc', keys, at, 'https://town.example')),
  ).toEqual({
    aud: 'https://push.example',
    exp: at.getTime() / 1000 + 43_200,
    sub: 'https://town.example',
  })
  expect(read(vapidHeader('https://push.example/x', keys, at, undefined))).not.toHaveProperty('sub')
})
