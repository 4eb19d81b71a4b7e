import { expect, it } from 'vitest'
import { isPublicAddress, isPushEndpoint } from './public-address.ts'

it.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
  'https://web.push.apple.com/QGu',
  'https://wns2-par02p.notify.windows.com/w/?token=BQ',
])('%s is a push service', (endpoint) => expect(isPushEndpoint(endpoint)).toBe(true))

it.each([
  'http://fcm.googleapis.com/x',
  'https://localhost/x',
  'https://postgres/x',
  'https://10.0.0.1/x',
  'https://0x7f.1/x',
  'https://2130706433/x',
  'https://[::1]/x',
  'https://metadata.google.internal/x',
  'https://push.example.com:8443/x',
  'https://me:secret@push.example.com/x',
  'file:///etc/passwd',
  'no address',
])('%s is none', (endpoint) => expect(isPushEndpoint(endpoint)).toBe(false))

it.each(['8.8.8.8', '142.250.1.95', '2a00:1450:4001:80b::200a'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
)

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::ffff:127.0.0.1',
  'fc00::1',
  'fe80::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '',
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))
