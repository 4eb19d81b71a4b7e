import Type from 'typebox'
import { type CommandName, commandNames, commands } from './cases.ts'
import { Bilingual, oneOf } from './common.ts'
import { noticeTemplateNames } from './notices.ts'
import { payloads } from './payloads.ts'
import { type CaseState, stateNames } from './states.ts'

/** Words of the person herself, which nobody writes for her. */
const ownWords = new Set(['ownWords', 'words'])

/** Shorter entries are names and codes, not texts. */
const longFrom = 500

function longFields(command: CommandName): string[] {
  const given = commands[command].who.some(
    ({ relation }) => relation !== 'REPORTER' && relation !== 'SYSTEM',
  )
  if (!given) return []
  const properties: Readonly<Record<string, object>> = payloads[command].properties
  return Object.entries(properties)
    .filter(([name, schema]) => lengthOf(schema) >= longFrom && !ownWords.has(name))
    .map(([name]) => name)
}

const lengthOf = (schema: object) =>
  'maxLength' in schema && typeof schema.maxLength === 'number' ? schema.maxLength : 0

/** The long entries of each command that staff give: what a standard text may be written for. */
export const textFields: ReadonlyMap<CommandName, readonly string[]> = new Map(
  commandNames.map((command) => [command, longFields(command)]),
)

/** Where a text is used: resolve.reply for an entry of a command, notice.accepted for a notice. */
export const textUses: readonly string[] = [
  ...noticeTemplateNames.map((template) => `notice.${template}`),
  ...[...textFields].flatMap(([command, fields]) => fields.map((field) => `${command}.${field}`)),
]

/** States in which a use can arise at all; a notice is told in whatever state follows. */
export function statesOfUse(use: string): readonly CaseState[] {
  const command = commandNames.find((name) => use.startsWith(`${name}.`))
  return command ? commands[command].from : stateNames
}

const Body = Type.String({ minLength: 1, maxLength: 2000 })

/** A standard text: words for one use, in both languages, with placeholders in braces. */
export const StandardText = Type.Object({
  code: Type.String({ pattern: '^[A-Z0-9_]{3,40}$' }),
  name: Bilingual,
  use: oneOf(textUses as [string, ...string[]]),
  /** Offered in these states alone; absent: in every state. */
  states: Type.Optional(Type.Array(oneOf(stateNames as [CaseState, ...CaseState[]]))),
  /** A leaf of four digits, a class of two, or '' for every category. */
  categoryPrefix: Type.String({ pattern: '^(\\d{2}(\\d{2})?)?$' }),
  body: Type.Object({ zh: Body, en: Body }),
  /** Kept, and offered no longer. */
  active: Type.Boolean(),
})
export type StandardText = Type.Static<typeof StandardText>
