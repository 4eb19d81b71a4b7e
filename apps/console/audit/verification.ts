export interface Verification {
  /** Timeline entries whose hashes were computed anew. */
  checked: number
  /** One line for each altered, removed or reordered entry. */
  faults: string[]
}

/** Reads the answer of GET /api/audit/verification into what the page shows. */
export function readVerification(answer: unknown): Verification {
  const object = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<
    string,
    unknown
  >
  const counted = [object.checked, object.entries, object.rows].find((n) => typeof n === 'number')
  const listed = [object.faults, object.broken, object.findings].find(Array.isArray) as
    | unknown[]
    | undefined
  return {
    checked: typeof counted === 'number' ? counted : 0,
    faults: (listed ?? []).map(faultWords),
  }
}

function faultWords(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return String(fault)
  return Object.entries(fault)
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
}
