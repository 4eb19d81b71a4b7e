import { type ParseArgsConfig, parseArgs } from 'node:util'

export type Flags = NonNullable<ParseArgsConfig['options']>

/** One verb of the command line; exit codes: 0 done, 1 failed, 2 misused. */
export interface Verb {
  /** As typed: "import reports". */
  name: string
  /** Operands after the name: "FILE". */
  operands?: readonly string[]
  summary: string
  /** Help beneath the usage line: what it does in full, a paragraph or two. */
  about?: string
  flags: Flags
  /** What each flag means; also the order of the help. */
  explain: Readonly<Record<string, string>>
  examples: readonly string[]
  run(input: Input): Promise<number>
}

export interface Input {
  operands: readonly string[]
  text(flag: string): string | undefined
  given(flag: string): boolean
  /** Results go here; everything said on the way goes to stderr. */
  out(line: string): void
  say(line: string): void
}

/** Used in a way it does not understand: exit 2. */
export class Misuse extends Error {}
/** It could not be done, and the message says why: exit 1. */
export class Failure extends Error {}

export function usageOf(verb: Verb): string {
  const operands = (verb.operands ?? []).map((operand) => ` ${operand}`).join('')
  return `gezhong ${verb.name}${operands}${Object.keys(verb.flags).length > 0 ? ' [flags]' : ''}`
}

export function helpOf(verb: Verb): string {
  const shown = { ...verb.explain, help: 'this page' }
  const flags = Object.entries(shown).map(([name, words]) => {
    const value = verb.flags[name]?.type === 'string' ? ' VALUE' : ''
    return `  ${`--${name}${value}`.padEnd(24)} ${words}`
  })
  return [
    `${usageOf(verb)}\n`,
    verb.summary,
    ...(verb.about ? ['', verb.about] : []),
    '\nFlags',
    ...flags,
    '\nExamples',
    ...verb.examples.map((example) => `  ${example}`),
    '\nExit code: 0 done, 1 failed, 2 misused.',
  ].join('\n')
}

/** @throws Misuse naming the flag or operand that is wrong */
export function readInput(
  verb: Verb,
  args: readonly string[],
): Omit<Input, 'out' | 'say'> & { help: boolean } {
  const { values, positionals } = parse(verb, args)

  const operands = verb.operands ?? []
  const help = values.help === true
  if (!help && positionals.length < operands.length)
    throw new Misuse(`${operands[positionals.length]} is missing`)
  if (!help && positionals.length > operands.length)
    throw new Misuse(`"${positionals[operands.length]}" is too much`)
  return {
    help,
    operands: positionals,
    text(flag) {
      const value = values[flag]
      return typeof value === 'string' ? value : undefined
    },
    given: (flag) => values[flag] !== undefined && values[flag] !== false,
  }
}

interface Parsed {
  values: Readonly<Record<string, unknown>>
  positionals: readonly string[]
}

function parse(verb: Verb, args: readonly string[]): Parsed {
  const options: Flags = { ...verb.flags, help: { type: 'boolean', short: 'h' } }
  try {
    return parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    // The first sentence names the flag; the rest speaks of parsing.
    throw new Misuse(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}
