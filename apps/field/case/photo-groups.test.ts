import { expect, test } from 'vitest'
import type { FieldCase } from '#contract/field.ts'
import { photoGroups } from './photo-groups.ts'

const photo = (id: string, seq: number, mediaType = 'image/jpeg') => ({ id, seq, mediaType })

test('how it was found, and what came of it; other files are not for the phone', () => {
  const matter = {
    attachments: [photo('a', 1), photo('b', 4), photo('c', 5), photo('d', 1, 'application/pdf')],
    timeline: [
      { seq: 1, command: 'submit' },
      { seq: 4, command: 'supplement' },
      { seq: 5, command: 'resolve' },
    ],
    // Of a matter only what its photos hang on.
  } as unknown as FieldCase
  const { before, after } = photoGroups(matter)
  expect(before.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(after.map(({ id }) => id)).toEqual(['c'])
})
