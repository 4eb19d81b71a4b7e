import type { FieldCase, FieldCommand } from '#contract/field.ts'
import { openIn } from '#contract/fill.ts'
import type { Deed } from '../outbox/deed.ts'
import type { FieldCommandName, FormField } from './forms.ts'

export type Entries = Readonly<Record<string, unknown>>

/** The names of required fields that are empty, and of those with something of a standard text open. */
export function missing(form: readonly FormField[], entries: Entries): string[] {
  return form.flatMap((field) => {
    if (field.kind === 'photos' || field.kind === 'subTask' || field.kind === 'promise') return []
    const needed = field.kind === 'yesNo' || field.kind === 'date' || field.required
    const value = entries[field.name]
    const empty = value === undefined || (typeof value === 'string' && value.trim() === '')
    const open = typeof value === 'string' && openIn(value).length > 0
    return (needed && empty) || open ? [field.name] : []
  })
}

/** The payload of a command from what was entered; nothing that was left empty is sent. */
export function payloadOf(
  form: readonly FormField[],
  entries: Entries,
  photoIds: readonly string[],
): Record<string, unknown> {
  const payload: Record<string, unknown> = {}
  for (const field of form) {
    if (field.kind === 'photos') {
      if (photoIds.length > 0) payload.attachmentIds = [...photoIds]
    } else if (field.kind === 'subTask') payload.subTaskId = entries.subTaskId
    else if (field.kind === 'promise') {
      payload.promiseId = entries.promiseId
      payload.checkDate = entries.checkDate
    } else {
      const value = entries[field.name]
      const text = typeof value === 'string' ? value.trim() : value
      if (text !== undefined && text !== '')
        payload[field.name] = field.kind === 'date' ? [text] : text
    }
  }
  return payload
}

/** What was entered, from the payload that came of it. */
export function entriesOf(form: readonly FormField[], payload: unknown): Entries {
  const given = (payload ?? {}) as Record<string, unknown>
  const dates = form.flatMap((field) => (field.kind === 'date' ? [field.name] : []))
  const unlisted = dates.map((name) => [name, (given[name] as unknown[] | undefined)?.[0]] as const)
  return { ...given, ...Object.fromEntries(unlisted) }
}

/** The command as an item: on the version seen, or after the last of the case that still waits. */
export function commandBody(
  caseFile: Pick<FieldCase, 'id' | 'version'>,
  command: FieldCommandName,
  payload: Record<string, unknown>,
  waiting: readonly Pick<Deed, 'clientKey'>[],
): FieldCommand {
  const before = waiting.at(-1)
  return {
    caseId: caseFile.id,
    command,
    payload,
    ...(before ? { after: before.clientKey } : { version: caseFile.version }),
  }
}

/** Parts of my units that are open; `reported` false: those that nobody has reported in for. */
export function openParts(
  caseFile: FieldCase,
  units: readonly string[],
  reported: boolean | undefined,
): FieldCase['subTasks'] {
  return caseFile.subTasks.filter(
    (one) =>
      !one.finishedAt &&
      units.includes(one.unit.code) &&
      (reported === undefined || (one.reportedInAt !== undefined) === reported),
  )
}

/** Of each promise the first check that nobody has made yet. */
export function openChecks(caseFile: FieldCase) {
  return caseFile.promises.flatMap((promise) => {
    const next = promise.checks
      .filter(({ kept }) => kept === undefined)
      .sort((a, b) => a.date.localeCompare(b.date))[0]
    return next ? [{ promiseId: promise.id, content: promise.content, checkDate: next.date }] : []
  })
}
