import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './pages.ts'

const run = promisify(execFile)
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

/** Of the system and of PostgreSQL: nothing of ours that could be renamed. */
const others = new Set(
  `awk cd chown curl find git journalctl node openssl pg_basebackup pg_dump pg_restore pg_verifybackup
   psql rsync sha256sum systemctl tar useradd xargs`.split(/\s+/),
)
const npmItself: Readonly<Record<string, RegExp>> = {
  install: /^$/,
  ci: /^(--omit=dev)?$/,
  prune: /^--omit=dev$/,
}

/** The verbs and what their --help says; each is asked once. */
const asked = new Map<string, Promise<string>>()
function gezhong(...words: string[]): Promise<string> {
  const key = words.join(' ')
  const answer =
    asked.get(key) ?? run(join(root, 'bin/gezhong'), words).then(({ stdout }) => stdout)
  asked.set(key, answer)
  return answer
}

async function faultOfVerb(words: readonly string[]): Promise<string | undefined> {
  if (words.length === 0) return 'no verb'
  const verbs = [...(await gezhong('help')).matchAll(/^ {2}(\S+(?: \S+)*?) {2,}/gm)].map(
    ([, name = '']) => name,
  )
  const verb = verbs.find((name) => name.split(' ').every((part, at) => words[at] === part))
  if (!verb) return 'no such verb'
  const help = await gezhong(...verb.split(' '), '--help')
  const unknown = words.filter((word) => /^--./.test(word)).map((word) => word.split('=')[0])
  const missing = unknown.find((flag) => !new RegExp(`^ {2}${flag}\\b`, 'm').test(help))
  return missing && `no flag ${missing}`
}

function faultOfScript(name: string, words: readonly string[]): string | undefined {
  const script = scripts[name]
  if (script === undefined) return 'no such script'
  // What is handed on must be an option, or a word, of the file that the script runs.
  const file = /[\w/-]+\.ts/.exec(script)?.[0]
  const given = words.filter((word) => word !== '--' && !/^\d+$/.test(word))
  const text = file === undefined ? '' : read(file)
  const missing = given.find((word) =>
    word.startsWith('--')
      ? !new RegExp(`\\b${word.slice(2)}: \\{ type:`).test(text)
      : !text.includes(`'${word}'`),
  )
  return missing && `${name} does not know ${missing}`
}

function faultOfNpm(words: readonly string[]): string | undefined {
  const [verb = '', ...rest] = words
  const own = npmItself[verb]
  if (own) return own.test(rest.join(' ')) ? undefined : 'npm does not know these words'
  if (verb === 'start' || verb === 'test') return faultOfScript(verb, rest)
  if (verb !== 'run') return 'npm has no such verb'
  const [name = '', ...given] = rest.filter((word) => word !== '-s')
  return faultOfScript(name, given)
}

function faultOfVitest(words: readonly string[]): string | undefined {
  const project = words[words.indexOf('--project') + 1] ?? ''
  if (words.includes('--project') && !read('vitest.config.ts').includes(`name: '${project}'`))
    return `no project ${project}`
  const file = words.find((word) => word.endsWith('.ts') && !existsSync(join(root, word)))
  return file && `no file ${file}`
}

/** @returns what is wrong with a command, undefined when it exists */
export async function faultOf(words: readonly string[]): Promise<string | undefined> {
  const [program = '', ...rest] = words
  if (program === 'npm') return faultOfNpm(rest)
  if (program === 'npx' && rest[0] === 'vitest') return faultOfVitest(rest.slice(1))
  if (program === 'npx' && rest[0] === 'gezhong') return faultOfVerb(rest.slice(1))
  if (program === 'npx') return 'not a program of ours'
  const name = basename(program)
  if (name === 'gezhong') return faultOfVerb(rest)
  if (!others.has(name)) return 'not on the list of test/docs/commands.ts'
  const [file = ''] = rest
  return name === 'node' && file.endsWith('.ts') && !existsSync(join(root, file))
    ? `no file ${file}`
    : undefined
}
