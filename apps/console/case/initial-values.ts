import type { CaseView } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'
import type { DispatchProposal } from '#contract/dispatch.ts'
import type { FormValues } from '../forms/fields.ts'
import { tasksFor } from './tasks-for.ts'

/** What a form holds before anything is entered: the proposals, and the one choice where there is one. */
export function initialValues(
  command: CommandName,
  matter: CaseView,
  proposal: DispatchProposal | undefined,
  /** Of the post that acts. */
  unitCode?: string,
): FormValues {
  switch (command) {
    case 'accept':
    case 'reclassify': {
      const code = matter.category?.code ?? matter.proposal?.candidates[0]?.code
      return code ? { categoryCode: code } : {}
    }
    case 'dispatch':
      return proposal
        ? {
            ...(proposal.leadUnit ? { leadUnit: proposal.leadUnit.code } : {}),
            coUnits: proposal.coUnits.map(({ code }) => code),
            directoryRule: proposal.directoryRule,
            // What a lower level could not settle is complex as a rule; the superior says so or not.
            ...(matter.timeline.some((row) => row.command === 'escalate') ? { complex: true } : {}),
          }
        : {}
    case 'setUrgency':
      return { urgent: !matter.urgent }
    case 'setConfidentiality':
      return { confidential: !matter.confidential }
    case 'reportIn':
    case 'declineTask':
    case 'ruleTask':
    case 'finishSubTask': {
      const [only, ...others] = tasksFor(command, matter, unitCode)
      return only && others.length === 0 ? { subTaskId: only.id } : {}
    }
    case 'endWhistle': {
      const open = matter.whistles.find(({ endedAt }) => !endedAt)
      return open ? { whistleNo: open.no } : {}
    }
    case 'checkPromise': {
      const promise = matter.promises.find(({ checks }) => checks.some((c) => c.kept === undefined))
      const check = promise?.checks.find(({ kept }) => kept === undefined)
      return promise && check ? { promiseId: promise.id, checkDate: check.date } : {}
    }
    default:
      return {}
  }
}
