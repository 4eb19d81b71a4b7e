import type { AuditFault } from './fault.ts'

/**
 * Collects faults: what two checks find about one row is said once, with the position, and a case of
 * which nothing is left is one fault and not one a row. Keeps the first thousand, counts all.
 */
export class Findings {
  readonly faults: AuditFault[] = []
  count = 0
  private readonly byRow = new Map<string, AuditFault>()

  add(fault: AuditFault): void {
    const key = `${fault.caseId}:${fault.seq}`
    const known = fault.caseId && fault.seq !== undefined ? this.byRow.get(key) : undefined
    if (known) {
      if (fault.position !== undefined) known.position ??= fault.position
      return
    }
    this.count += 1
    if (this.faults.length >= 1000) return
    this.faults.push(fault)
    if (fault.caseId && fault.seq !== undefined) this.byRow.set(key, fault)
  }

  /** Rows missing of a case that is itself missing: the case was removed. */
  gone(fault: AuditFault): void {
    const key = `${fault.caseId}:gone`
    if (this.byRow.has(key)) return
    const { seq: _, ...whole } = fault
    const found: AuditFault = {
      ...whole,
      kind: 'CASE_REMOVED',
      detail: 'only the commit order still knows the case',
    }
    this.count += 1
    if (this.faults.length >= 1000) return
    this.faults.push(found)
    this.byRow.set(key, found)
  }
}
