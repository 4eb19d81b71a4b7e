import type { Language } from '#apps/kit/time.ts'
import { findings } from '#contract/patrol-words.ts'
import type { CheckShown, PatrolCheck, PatrolsSection } from '#contract/patrols.ts'
import type { KeptDeed, Receipt } from '../outbox/deed.ts'
import { dropDeed, enqueue } from '../outbox/queue.ts'
import { isFull } from '../store/full.ts'
import { fieldNow, fieldState } from '../store/state.ts'
import type { FoundAt } from './points.ts'

/** So long a check stays on the phone, so that a slip of the glove is taken back before anyone hears. */
export const undoSeconds = 10

/** Checks of this session: between the acknowledgement and the next sync nothing else tells of them. */
const made = new Map<string, CheckShown>()

/**
 * Puts a check into the outbox. @returns its client key
 * @throws DOMException QuotaExceededError when the phone is full
 */
export async function keepCheck(check: PatrolCheck, title: string): Promise<string> {
  const at = new Date(fieldNow()).toISOString()
  const holdSeconds = check.finding === 'NOTHING' ? undoSeconds : 0
  const clientKey = await enqueue({ kind: 'patrol', body: { ...check }, title, holdSeconds })
  made.set(clientKey, shown(check, at))
  return clientKey
}

/** With the report that came of it; a phone too full for the check has the report, which matters more. */
export async function keepFinding(
  checkpoint: FoundAt,
  reportKey: string,
  name: string,
  language: Language,
): Promise<void> {
  const check = { ...checkpoint, finding: 'FINDING' as const, reportKey }
  try {
    await keepCheck(check, `${findings.FINDING[language]} · ${name}`)
  } catch (error) {
    if (!isFull(error)) throw error
  }
}

/** @returns false when it had gone already */
export async function takeBack(clientKey: string): Promise<boolean> {
  const deed = fieldState().deeds.find((one) => one.clientKey === clientKey)
  if (!deed) return false
  made.delete(clientKey)
  await dropDeed(deed)
  return true
}

/** Everything this phone knows to be checked: told by the server, waiting here, just acknowledged. */
export function knownChecks(
  section: PatrolsSection,
  deeds: readonly KeptDeed[],
  receipts: readonly Receipt[],
): CheckShown[] {
  const waiting = deeds
    .filter(({ kind, state }) => kind === 'patrol' && state === 'QUEUED')
    // Written by keepCheck.
    .map(({ body, madeAt }) => shown(body as PatrolCheck, madeAt))
  const arrived = receipts.flatMap(({ clientKey }) => made.get(clientKey) ?? [])
  return [...section.checks, ...waiting, ...arrived]
}

function shown({ routeCode, pointCode, finding, note }: PatrolCheck, at: string): CheckShown {
  return { routeCode, pointCode, finding, at, ...(note ? { note } : {}) }
}
