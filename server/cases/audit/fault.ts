import type { FaultKind } from '#contract/audit.ts'

export interface AuditFault {
  kind: FaultKind
  caseId: string | null
  caseCode?: string
  seq?: number
  position?: number
  detail: string
}
