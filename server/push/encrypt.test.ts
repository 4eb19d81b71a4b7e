import { createECDH, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openPush } from './browser.test-kit.ts'
import { areUsable, curve, encryptPush } from './encrypt.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

it('makes the message of RFC 8291, section 5, byte for byte', () => {
  const ecdh = createECDH(curve)
  ecdh.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'))
  const keys = {
    p256dh: bytes(
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    ),
    auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  }
  const text = Buffer.from('When I grow up, I want to be a watermelon')
  const sealed = encryptPush(text, keys, { ecdh, salt: bytes('DGv6ra1nlYgDCS1FRnbzlw') }, 1)
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml' +
      'mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT' +
      'pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  )
})

it('is read by the browser it is for, and tells nothing by its length', () => {
  const browser = createECDH(curve)
  const keys = { p256dh: browser.generateKeys(), auth: randomBytes(16) }
  const sealed = [1, 40, 200].map((n) => encryptPush(Buffer.alloc(n, 'x'), keys))
  expect(new Set(sealed.map(({ length }) => length)).size).toBe(1)
  expect(sealed.map((each) => openPush(each, browser, keys.auth).toString())).toEqual(
    [1, 40, 200].map((n) => 'x'.repeat(n)),
  )
  // Another key and salt for every message.
  expect(sealed[0]?.subarray(0, 86)).not.toEqual(sealed[1]?.subarray(0, 86))
  const stranger = createECDH(curve)
  stranger.generateKeys()
  expect(() => openPush(sealed[0] ?? Buffer.of(), stranger, keys.auth)).toThrow()
})

it('takes no keys that are none', () => {
  const p256dh = createECDH(curve).generateKeys()
  const auth = randomBytes(16)
  expect(areUsable({ p256dh, auth })).toBe(true)
  expect(areUsable({ p256dh: Buffer.alloc(65, 4), auth })).toBe(false)
  expect(areUsable({ p256dh: p256dh.subarray(1), auth })).toBe(false)
  expect(areUsable({ p256dh, auth: auth.subarray(1) })).toBe(false)
})
