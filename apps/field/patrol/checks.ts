import type { Language } from '#apps/kit/time.ts'
import { findings } from '#contract/patrol-words.ts'
import type { CheckShown, PatrolCheck, PatrolsSection } from '#contract/patrols.ts'
import type { KeptDeed, Receipt } from '../outbox/deed.ts'
import { ownDeeds } from '../outbox/known.ts'
import { enqueue } from '../outbox/queue.ts'
import { undoSeconds } from '../outbox/TakeBack.tsx'
import { isFull } from '../store/full.ts'
import type { FoundAt, WeekPoint } from './points.ts'

/**
 * Puts a check into the outbox. @returns its client key
 * @throws DOMException QuotaExceededError when the phone is full
 */
export async function keepCheck(check: PatrolCheck, title: string): Promise<string> {
  const holdSeconds = check.finding === 'NOTHING' ? undoSeconds : 0
  return enqueue({ kind: 'patrol', body: { ...check }, title, holdSeconds })
}

/** Looked at, and nothing found. @throws as keepCheck */
export function keepNothing(
  { route, point }: WeekPoint,
  language: Language,
  note = '',
): Promise<string> {
  const check = {
    routeCode: route.code,
    routeVersion: route.version,
    pointCode: point.code,
    finding: 'NOTHING' as const,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }
  return keepCheck(check, `${findings.NOTHING[language]} · ${point.name[language]}`)
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

/** Everything this phone knows to be checked: told by the server, waiting here, just acknowledged. */
export function knownChecks(
  section: PatrolsSection,
  deeds: readonly KeptDeed[],
  receipts: readonly Receipt[],
): CheckShown[] {
  const own = ownDeeds('patrol', deeds, receipts)
  // Written by keepCheck.
  return [...section.checks, ...own.map(({ body, madeAt }) => shown(body as PatrolCheck, madeAt))]
}

function shown({ routeCode, pointCode, finding, note }: PatrolCheck, at: string): CheckShown {
  return { routeCode, pointCode, finding, at, ...(note ? { note } : {}) }
}
