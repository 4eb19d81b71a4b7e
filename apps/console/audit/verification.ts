import { type FaultKind, faultKinds } from '#contract/audit.ts'

/** Answer of GET /api/audit/verification: the same as `gezhong audit verify --json`. */
export interface AuditReport {
  ok: boolean
  cases: number
  rows: number
  seals: number
  faultCount: number
  faults: {
    kind: FaultKind
    caseCode?: string
    seq?: number
    position?: number
    detail: string
  }[]
}

/** One fault in one line: what, where, details. */
export function faultWords(fault: AuditReport['faults'][number], language: 'zh' | 'en'): string {
  const { kind, caseCode, seq, position, detail } = fault
  return [
    faultKinds[kind][language],
    caseCode,
    seq === undefined ? '' : `#${seq}`,
    position === undefined ? '' : `@${position}`,
    detail,
  ]
    .filter(Boolean)
    .join(' · ')
}
