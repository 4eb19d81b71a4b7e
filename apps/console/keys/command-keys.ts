import { useLanguage } from '#apps/kit/i18n.ts'
import { type CommandName, commands } from '#contract/cases.ts'
import { useSession } from '../session.ts'
import { useKeys } from './keys.ts'

/**
 * One letter for what is given many times a day, from its English or its pinyin. Where two stand, the
 * one that may be given now is meant.
 */
const letters: Readonly<Record<string, readonly [CommandName, ...CommandName[]]>> = {
  a: ['accept'],
  d: ['dispatch'],
  t: ['take', 'release'],
  c: ['reclassify'],
  l: ['relocate'],
  r: ['reject'],
  e: ['designate'],
  p: ['upholdObjection'],
  b: ['merge'],
  u: ['setUrgency'],
  n: ['comment'],
  s: ['sign'],
  q: ['contact'],
  f: ['resolve'],
  y: ['verifyPass'],
  h: ['whistle'],
  g: ['followUpSolved'],
}

/** The keys of the commands that a post of mine may ever give. */
export function useCommandKeys(give: (wanted: readonly CommandName[]) => void): void {
  const language = useLanguage()
  const mine = new Set<string>(useSession().posts.map(({ role }) => role))
  const isMine = (command: CommandName) =>
    commands[command].who.some(({ roles }) => roles.some((role) => mine.has(role)))
  const keys = Object.entries(letters).flatMap(([key, wanted]) =>
    wanted.some(isMine)
      ? [
          {
            key,
            does: wanted.map((command) => commands[command][language]).join(' / '),
            run: () => give(wanted),
          },
        ]
      : [],
  )
  useKeys('keys.commands', keys)
}
