import type { CaseView } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'
import { type CaseState, caseStates } from '#contract/states.ts'

/** What waiting has cost so far: told beside the clocks, of the matter and never of a person. */
export interface Delay {
  /** From the first report to the end, or to now. */
  waitedMs: number
  over: boolean
  /** Where the time went: states it stood in, the longest first, those under a minute left out. */
  spent: { state: CaseState; ms: number }[]
  /** How often it was asked for or came back, by what happened. */
  again: { command: CommandName; n: number }[]
  /** Who waits: its own reports, and the matters joined to it. */
  waiting: number
}

const minute = 60_000
const again = [
  'remind',
  'supplement',
  'object',
  'verifyFail',
  'followUpUnsolved',
  'reopen',
] as const

export function delayOf(matter: CaseView, now: Date): Delay | undefined {
  const rows = matter.timeline.toSorted((a, b) => a.seq - b.seq)
  const [first] = rows
  if (!first) return undefined
  const given = (command: CommandName) => rows.filter((row) => row.command === command).length
  const over = !caseStates[matter.state].open
  const spent = new Map<CaseState, number>()
  rows.forEach((row, index) => {
    const next = rows[index + 1]
    if (!caseStates[row.to].open) return
    const ms = (next ? Date.parse(next.at) : now.getTime()) - Date.parse(row.at)
    spent.set(row.to, (spent.get(row.to) ?? 0) + ms)
  })
  const ended = rows.findLast(
    ({ from, to }) => !caseStates[to].open && from && caseStates[from].open,
  )
  const end = over && ended ? Date.parse(ended.at) : now.getTime()
  return {
    waitedMs: end - Date.parse(first.at),
    over,
    spent: [...spent]
      .map(([state, ms]) => ({ state, ms }))
      .filter(({ ms }) => ms >= minute)
      .toSorted((a, b) => b.ms - a.ms),
    again: again.map((command) => ({ command, n: given(command) })).filter(({ n }) => n > 0),
    waiting: matter.reports.length + given('absorb') - given('giveBack'),
  }
}
