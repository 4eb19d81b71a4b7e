import { useLanguage } from '#apps/kit/i18n.ts'
import { type CommandName, commands } from '#contract/cases.ts'
import { useSession } from '../session.ts'
import { useKeys } from './keys.ts'

/** One letter a command, from its English or its pinyin; those given many times a day. */
const letters: Readonly<Record<string, CommandName>> = {
  a: 'accept',
  d: 'dispatch',
  c: 'reclassify',
  l: 'relocate',
  r: 'reject',
  e: 'designate',
  p: 'upholdObjection',
  b: 'merge',
  u: 'setUrgency',
  n: 'comment',
  s: 'sign',
  t: 'contact',
  f: 'resolve',
  y: 'verifyPass',
  h: 'whistle',
  g: 'followUpSolved',
}

/** The keys of the commands that a post of mine may ever give. */
export function useCommandKeys(give: (command: CommandName) => void): void {
  const language = useLanguage()
  const mine = new Set<string>(useSession().posts.map(({ role }) => role))
  const keys = Object.entries(letters)
    .filter(([, command]) =>
      commands[command].who.some(({ roles }) => roles.some((role) => mine.has(role))),
    )
    .map(([key, command]) => ({
      key,
      does: commands[command][language],
      run: () => give(command),
    }))
  useKeys('keys.commands', keys)
}
