import { ImportError } from '#server/channels/file-import/row.ts'
import { ConfigError } from '#server/platform/config.ts'
import { EmbeddedError } from '#server/platform/embedded/error.ts'
import { SchemaError } from '#server/platform/migrate.ts'
import { NoAdministrator } from '#server/town/seed/seed.ts'
import { Failure, helpOf, type Input, Misuse, readInput, usageOf, type Verb } from './verb.ts'

export interface Streams {
  out(line: string): void
  say(line: string): void
}

/** Finds the verb, reads its flags, runs it. @returns the exit code: 0 done, 1 failed, 2 misused. */
export async function runCli(
  args: readonly string[],
  verbs: readonly Verb[],
  { out, say }: Streams,
): Promise<number> {
  const [first = 'help'] = args
  if (['help', '--help', '-h'].includes(first)) return help(args.slice(1), verbs, { out, say })
  const verb = findVerb(args, verbs)
  if (!verb) {
    say(`gezhong: there is no verb "${first}"${nearby(first, verbs)}\n\n${overview(verbs)}`)
    return 2
  }
  try {
    const { help: asked, ...input } = readInput(verb, args.slice(verb.name.split(' ').length))
    if (asked) {
      out(helpOf(verb))
      return 0
    }
    return await verb.run({ ...input, out, say } satisfies Input)
  } catch (error) {
    if (error instanceof Misuse) {
      say(
        `gezhong ${verb.name}: ${error.message}\n\nusage: ${usageOf(verb)}   (gezhong ${verb.name} --help)`,
      )
      return 2
    }
    say(`gezhong ${verb.name}: ${failureOf(error)}`)
    return 1
  }
}

export function overview(verbs: readonly Verb[]): string {
  const lines = verbs.map((verb) => `  ${verb.name.padEnd(16)} ${verb.summary}`)
  return ['usage: gezhong VERB [flags]', '', ...lines, '', 'gezhong VERB --help tells more.'].join(
    '\n',
  )
}

function help(args: readonly string[], verbs: readonly Verb[], { out, say }: Streams): number {
  const verb = findVerb(args, verbs)
  if (args.length > 0 && !verb) {
    say(`gezhong help: there is no verb "${args.join(' ')}"\n\n${overview(verbs)}`)
    return 2
  }
  out(verb ? helpOf(verb) : overview(verbs))
  return 0
}

function findVerb(args: readonly string[], verbs: readonly Verb[]): Verb | undefined {
  return verbs.find((verb) => verb.name.split(' ').every((word, at) => args[at] === word))
}

function nearby(word: string, verbs: readonly Verb[]): string {
  const family = verbs.filter((verb) => verb.name.startsWith(`${word} `)).map((verb) => verb.name)
  return family.length > 0 ? ` alone; there are: ${family.join(', ')}` : ''
}

/** What a person can act on is said in its own words; what is our fault with all we know. */
function failureOf(error: unknown): string {
  if (error instanceof ConfigError)
    return ['the configuration is not right:', ...error.faults].join('\n  - ')
  const spoken = [Failure, ImportError, EmbeddedError, SchemaError, NoAdministrator].some(
    (kind) => error instanceof kind,
  )
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'StartError' || spoken) return error.message
  const { code } = error as { code?: string }
  if (code && /^(ECONN|ENOTFOUND|28|3D|57P|ETIMEDOUT)/.test(code))
    return `the database does not answer: ${error.message || code}`
  return error.stack ?? error.message
}
