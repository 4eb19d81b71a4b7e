import { expect, it } from 'vitest'
import { pageOfPath } from './route.ts'

it('three addresses have a page, anything else has none', () => {
  expect(pageOfPath('/hall-screen/H-620902')).toEqual({ name: 'screen', hall: 'H-620902' })
  expect(pageOfPath('/hall-kiosk/H-620902/')).toEqual({ name: 'kiosk', hall: 'H-620902' })
  const token = 'AbCdEfGhIjKlMnOpQrSt_-'
  expect(pageOfPath(`/q/${token}`)).toEqual({ name: 'follow', token })
  for (const path of ['/', '/q/short', '/hall-screen', '/hall-screen/%3Cb%3E', '/q/a/b', '/x/H-6'])
    expect(pageOfPath(path), path).toEqual({ name: 'missing' })
})
