import { performance } from 'node:perf_hooks'
import { faultKinds } from '#contract/audit.ts'
import { parseCaseCode } from '#contract/case-code.ts'
import { NoSuchCase, verifyRecord } from '#server/cases/audit/verify.ts'
import { withDatabase } from './reach.ts'
import { Failure, Misuse, type Verb } from './verb.ts'

export const auditVerify: Verb = {
  name: 'audit verify',
  summary: 'Checks the whole record: any altered, removed or reordered row is named.',
  about: `Every row of a case's timeline carries the hash of the one before; the words of the reports are
hashed into it; the order of all rows over all cases is sealed. Runs beside a server, on one snapshot.
Exit 1 when anything is wrong.`,
  flags: { json: { type: 'boolean' }, case: { type: 'string' } },
  explain: { json: 'one JSON object', case: 'one case alone, by its code (without the seals)' },
  examples: ['npx gezhong audit verify', 'npx gezhong audit verify --case 1234-5678-9012'],
  async run({ text, given, out, say }) {
    const typed = text('case')
    const caseCode = typed === undefined ? undefined : parseCaseCode(typed)
    if (typed !== undefined && !caseCode) throw new Misuse(`--case: "${typed}" is no case code`)
    const began = performance.now()
    const report = await withDatabase((db) =>
      verifyRecord(db, {
        ...(caseCode ? { caseCode } : {}),
        progress: (rows) => process.stderr.isTTY && say(`\x1b[A${rows} rows checked`),
      }),
    ).catch((error: unknown) => {
      throw error instanceof NoSuchCase ? new Failure(error.message) : error
    })
    const seconds = (performance.now() - began) / 1000
    if (given('json'))
      out(JSON.stringify({ ...report, seconds: Math.round(seconds * 1000) / 1000 }))
    else {
      for (const { kind, caseId, caseCode: code, seq, position, detail } of report.faults) {
        const where = [code ?? caseId, seq && `row ${seq}`, position && `position ${position}`]
        out(`${faultKinds[kind].zh} ${kind}: ${where.filter(Boolean).join(', ')}: ${detail}`)
      }
      if (report.faultCount > report.faults.length) out(`… ${report.faultCount} faults in all`)
      out(
        `${report.ok ? '完好 sound' : '有问题 NOT SOUND'}: ${report.cases} cases, ${report.rows} rows, ${report.seals} seals in ${seconds.toFixed(1)} s (${report.waiting} rows wait for their position)`,
      )
    }
    return report.ok ? 0 : 1
  },
}
