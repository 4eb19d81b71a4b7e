import type { CommandName } from '#contract/cases.ts'
import type { FieldCase } from '#contract/field.ts'

/**
 * What the person has not seen of a matter: that it is there at all, or the last step that somebody
 * else made since she opened it. Her own steps are no news to her.
 */
export function newsOf(
  { timeline }: Pick<FieldCase, 'timeline'>,
  seen: number | undefined,
  myName: string | undefined,
): 'NEW' | CommandName | undefined {
  if (seen === undefined) return 'NEW'
  return timeline.findLast(({ seq, person }) => seq > seen && (!person || person !== myName))
    ?.command
}
