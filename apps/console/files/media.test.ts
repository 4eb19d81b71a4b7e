import { expect, it } from 'vitest'
import { showingOf } from './media.ts'

it('a file is shown in its place where a browser can', () => {
  expect(
    ['image/webp', 'application/pdf', 'audio/mpeg', 'audio/ogg', 'audio/amr'].map(showingOf),
  ).toEqual(['picture', 'pdf', 'sound', 'sound', 'link'])
})
