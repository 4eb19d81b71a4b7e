import type { CallKind } from '#contract/push.ts'

/** What an event of a case asks of people, as far as it is known from the event alone. */
export interface Call {
  kind: CallKind
  /** LEAD: whoever leads the case, and of them the one who took it. */
  whom: 'LEAD' | { units: readonly string[] } | { personId: string }
  /** Urgent whatever the case is. */
  urgent: boolean
}

type Data = Readonly<Record<string, unknown>>

const unitsOf = (...values: unknown[]): { units: string[] } => ({
  units: values.flat().filter((value) => typeof value === 'string'),
})
const task = ({ leadUnit, coUnits }: Data): Call => ({
  kind: 'TASK',
  whom: unitsOf(leadUnit, coUnits),
  urgent: false,
})
const urged = (whom: Call['whom']): Call => ({ kind: 'URGED', whom, urgent: false })

/**
 * What may ring at all (OWN): work that somebody is given, or given back, and a reminder of it. News,
 * notes and what others did never do.
 */
const calls: Readonly<Record<string, (data: Data) => Call | undefined>> = {
  'case.dispatched': task,
  'case.objectionUpheld': task,
  'case.designated': task,
  'case.transferred': task,
  'case.unitBroughtIn': ({ units }) => ({ kind: 'TASK', whom: unitsOf(units), urgent: false }),
  'case.assigned': ({ takenBy }) =>
    typeof takenBy === 'string'
      ? { kind: 'TASK', whom: { personId: takenBy }, urgent: false }
      : undefined,
  'case.verificationFailed': () => ({ kind: 'TASK', whom: 'LEAD', urgent: false }),
  'case.reworkOrdered': () => ({ kind: 'TASK', whom: 'LEAD', urgent: false }),
  'case.whistled': ({ kind, units }) => ({
    kind: 'WHISTLE',
    whom: unitsOf(units),
    urgent: kind === 'EMERGENCY',
  }),
  'case.reportInOverdue': ({ units }) => urged(unitsOf(units)),
  'case.reminded': () => urged('LEAD'),
  'case.carded': () => urged('LEAD'),
  'case.urgencySet': ({ urgent }) => (urgent === true ? urged('LEAD') : undefined),
}

/** @returns undefined for an event that never rings */
export function callOf(event: string, data: Data): Call | undefined {
  return data.replayed === true ? undefined : calls[event]?.(data)
}

/**
 * What is urgent rings at any hour; other new work on duty alone; a reminder of what is not urgent
 * never, for the day's list says it.
 */
export function rings(
  call: Pick<Call, 'kind' | 'urgent'>,
  caseIsUrgent: boolean,
  onDuty: boolean,
): 'URGENT' | 'ORDINARY' | undefined {
  if (call.urgent || caseIsUrgent) return 'URGENT'
  return onDuty && call.kind !== 'URGED' ? 'ORDINARY' : undefined
}

/** So long a ring is worth something (OWN): later the phone has synced, or somebody has telephoned. */
export const ringSeconds = { URGENT: 4 * 3600, ORDINARY: 3600 } as const
