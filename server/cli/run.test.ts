import { expect, test, vi } from 'vitest'
import { ImportError } from '#server/channels/file-import/row.ts'
import { ConfigError } from '#server/platform/config.ts'
import { runCli } from './run.ts'
import { Failure, Misuse, type Verb } from './verb.ts'

const run = vi.fn<Verb['run']>(async () => 0)
const verbs: Verb[] = [
  {
    name: 'import reports',
    operands: ['FILE'],
    summary: 'Takes reports.',
    flags: { map: { type: 'string' }, strict: { type: 'boolean' } },
    explain: { map: 'columns', strict: 'no faults' },
    examples: ['npx gezhong import reports a.csv'],
    run,
  },
  { name: 'town', summary: 'Counts.', flags: {}, explain: {}, examples: [], run },
]

async function cli(...args: string[]) {
  const out: string[] = []
  const said: string[] = []
  const code = await runCli(args, verbs, {
    out: (line) => out.push(line),
    say: (line) => said.push(line),
  })
  return { code, out: out.join('\n'), said: said.join('\n') }
}

test('a verb gets its operands and flags', async () => {
  run.mockImplementationOnce(async ({ operands, text, given }) => {
    expect(operands).toEqual(['a.csv'])
    expect(text('map')).toBe('words=text')
    expect([given('strict'), given('map')]).toEqual([true, true])
    return 0
  })
  expect(await cli('import', 'reports', 'a.csv', '--map', 'words=text', '--strict')).toMatchObject({
    code: 0,
  })
})

test('help is an answer: on stdout, exit 0', async () => {
  for (const args of [[], ['help'], ['--help']]) {
    const { code, out, said } = await cli(...args)
    expect([code, said]).toEqual([0, ''])
    expect(out).toContain('import reports')
  }
  for (const args of [
    ['import', 'reports', '--help'],
    ['help', 'import', 'reports'],
    ['import', 'reports', '-h'],
  ]) {
    const { code, out } = await cli(...args)
    expect(code).toBe(0)
    expect(out).toMatch(/^gezhong import reports FILE \[flags\]/)
    for (const part of [
      'Takes reports.',
      '--map VALUE',
      'columns',
      'npx gezhong import reports a.csv',
      '2 misused',
    ])
      expect(out).toContain(part)
  }
})

test.each([
  [['twon'], 'there is no verb "twon"'],
  [['import'], 'there are: import reports'],
  [['town', '--foo'], "'--foo'"],
  [['town', 'x'], '"x" is too much'],
  [['import', 'reports'], 'FILE is missing'],
  [['import', 'reports', 'a', '--map'], '--map'],
  [['help', 'twon'], 'there is no verb "twon"'],
])('misuse %j: exit 2, named, with the usage, on stderr', async (args, fault) => {
  const { code, out, said } = await cli(...args)
  expect([code, out]).toEqual([2, ''])
  expect(said).toContain(fault)
  expect(said).toContain('usage: gezhong')
})

test.each([
  [new Misuse('--batch: 1 to 10000'), 2, '--batch: 1 to 10000'],
  [new Failure('no database yet'), 1, 'gezhong town: no database yet'],
  [new ImportError('is empty'), 1, 'gezhong town: is empty'],
  [new ConfigError(['PORT: no', 'HOST: no']), 1, '- HOST: no'],
  [
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    1,
    'the database does not answer',
  ],
  [new Error('a bug'), 1, 'run.test.ts'],
])('%s ends with %i', async (error, code, words) => {
  run.mockRejectedValueOnce(error)
  const result = await cli('town')
  expect(result.code).toBe(code)
  expect(result.said).toContain(words)
})
