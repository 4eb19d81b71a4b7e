import { system } from '#server/platform/db.ts'
import { townCounts } from '#server/town/counts.ts'
import { withDatabase } from './reach.ts'
import type { Verb } from './verb.ts'

export const town: Verb = {
  name: 'town',
  summary: 'Counts what the town holds: regions, grids, workers, centres, departments, categories.',
  flags: { json: { type: 'boolean' } },
  explain: { json: 'one JSON object instead of a table' },
  examples: ['npx gezhong town', 'npx gezhong town --json'],
  async run({ given, out }) {
    const counts = await withDatabase((db) => db.run(system, townCounts))
    if (given('json')) out(JSON.stringify(counts))
    else for (const [kind, n] of Object.entries(counts)) out(`${kind.padEnd(20)} ${n}`)
    return 0
  },
}
