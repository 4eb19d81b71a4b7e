import { expect, test } from 'vitest'
import { commandNames } from '#contract/cases.ts'
import { fileParts } from './parts.ts'

test('every step has its one place in the case file', () => {
  const placed = fileParts.flatMap(({ commands }) => commands)
  expect(placed.toSorted()).toEqual([...commandNames].toSorted())
})
