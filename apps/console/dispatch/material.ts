import type { SubTaskView } from '#contract/dispatch.ts'

/** Words of the record where nobody finished the task; people are told in their own language. */
const notDone = ['CANCELLED', 'EXCUSED']

/** What a helper or a called unit found; nothing where it was let go, or gave an opinion only. */
export function resultOf(task: SubTaskView): string | undefined {
  if (task.kind === 'CONSULT' || !task.result || notDone.includes(task.result)) return undefined
  return task.result
}

/** Adds words to what is written already, each on a line of its own, and none twice. */
export function added(written: unknown, words: string): string {
  const before = typeof written === 'string' ? written.trimEnd() : ''
  if (before.split('\n').includes(words)) return before
  return before === '' ? words : `${before}\n${words}`
}
