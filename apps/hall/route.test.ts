import { expect, it } from 'vitest'
import { pageOfPath } from './route.ts'

it('four addresses have a page, anything else has none', () => {
  expect(pageOfPath('/hall-screen/H-620902')).toEqual({ name: 'screen', hall: 'H-620902' })
  expect(pageOfPath('/hall-kiosk/H-620902/')).toEqual({ name: 'kiosk', hall: 'H-620902' })
  expect(pageOfPath('/room-sign/H-620902/R2')).toEqual({
    name: 'sign',
    hall: 'H-620902',
    room: 'R2',
  })
  const token = 'AbCdEfGhIjKlMnOpQrSt_-'
  expect(pageOfPath(`/q/${token}`)).toEqual({ name: 'follow', token })
  for (const path of [
    '/',
    '/q/short',
    '/hall-screen',
    '/hall-screen/%3Cb%3E',
    '/q/a/b',
    '/x/H-6',
    '/room-sign/H-620902',
    '/room-sign/H-620902/R2/x',
    '/hall-kiosk/H-620902/R2',
  ])
    expect(pageOfPath(path), path).toEqual({ name: 'missing' })
})
