import { expect, it } from 'vitest'
import { supervisionNames } from '#apps/console/case/words.ts'
import { faultKinds } from '#contract/audit.ts'
import { commands } from '#contract/cases.ts'
import { channels } from '#contract/channels.ts'
import { clocks } from '#contract/clocks.ts'
import type { Bilingual } from '#contract/common.ts'
import { ticketStates } from '#contract/hall.ts'
import { itemKinds } from '#contract/item-kinds.ts'
import { queues } from '#contract/queues.ts'
import { roles } from '#contract/roles.ts'
import { caseStates } from '#contract/states.ts'
import { unitKinds } from '#contract/town.ts'
import { visitKinds } from '#contract/visits.ts'
import { readPages } from './docs/pages.ts'

// One thing has one word: what the contract calls it is what the glossary says, entry by entry.

const page = readPages().find(({ path }) => path === 'docs/glossary.md')
const rows = (page?.text ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| 中文'))
  .map((line) => line.slice(2, -2).split(' | '))

const tables: Record<string, Readonly<Record<string, Bilingual>>> = {
  states: caseStates,
  commands,
  roles,
  clocks,
  queues,
  channels,
  units: unitKinds,
  kinds: itemKinds,
  faults: faultKinds,
  supervision: supervisionNames,
  tickets: ticketStates,
  visits: visitKinds,
}

it.each(Object.entries(tables))('every word of the %s is explained', (_name, words) => {
  const missing = Object.entries(words).filter(
    ([id, { zh, en }]) =>
      !rows.some(
        ([chinese, code, english, meaning]) =>
          chinese === zh &&
          code === `\`${id}\`` &&
          english?.toLowerCase() === en.toLowerCase() &&
          meaning,
      ),
  )
  expect(missing.map(([id]) => id)).toEqual([])
})

it('every row has four cells, and none says the same twice', () => {
  expect(rows.length).toBeGreaterThan(150)
  expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell === ''))).toEqual(
    [],
  )
  const lines = rows.map((cells) => cells.join())
  expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([])
})
