import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import { system } from '#server/platform/db.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.drop())

/** What no text of the database can hold is refused before it gets here. */
const storable = (value: unknown) => !/\\u(0000|d[89a-f])/i.test(JSON.stringify(value))
const numbers = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger())
const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('夜间噪声', '😀', '"\\'))
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    numbers,
    texts,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 5 }),
  ),
})).value

it('what the chain hashes comes back from jsonb with the same bytes', async () => {
  // Edges of numbers first: jsonb keeps them as decimals and prints them its own way.
  const edges = [-0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 2 ** 53, 1.0]
  const values = [edges, { b: 1, aa: 2, 'a b': 3, a: 4, 甲: 5, é: 6 }].concat(
    fc.sample(json.filter(storable), 500) as never[],
  )
  const back = await test.db.run(system, (sql) =>
    sql.query<{ value: unknown }>(
      `select value from unnest($1::text[]) with ordinality as given (text, at),
         lateral (select text::jsonb as value) as kept order by at`,
      [values.map((value) => JSON.stringify(value))],
    ),
  )
  expect(back).toHaveLength(values.length)
  for (const [at, { value }] of back.entries())
    expect(canonicalJson(value)).toBe(canonicalJson(values[at]))
})
