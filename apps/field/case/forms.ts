import type { CommandName } from '#contract/cases.ts'
import type { TextKey } from '../texts.ts'

/** One thing asked by a sheet; `name` is that of the payload. */
export type FormField =
  | { kind: 'text'; name: string; label: TextKey; required?: boolean; long?: boolean }
  | { kind: 'choice'; name: string; label: TextKey; choices: readonly Choice[]; required?: boolean }
  | { kind: 'yesNo'; name: string; label: TextKey; yes: TextKey; no: TextKey }
  | { kind: 'date'; name: string; label: TextKey }
  | { kind: 'photos'; label: TextKey }
  /** Which of my open parts, where there is one: said by itself when there is only one. */
  | { kind: 'subTask'; reported?: boolean }
  | { kind: 'promise' }
export interface Choice {
  value: string
  label: TextKey
}

const note: FormField = { kind: 'text', name: 'note', label: 'field.note', long: true }
const reason: FormField = {
  kind: 'text',
  name: 'reason',
  label: 'field.reason',
  required: true,
  long: true,
}
const photos: FormField = { kind: 'photos', label: 'field.photos' }
const method: FormField = {
  kind: 'choice',
  name: 'method',
  label: 'field.method',
  required: true,
  choices: [
    { value: 'VISIT', label: 'method.VISIT' },
    { value: 'PHOTO', label: 'method.PHOTO' },
    { value: 'CALL', label: 'method.CALL' },
  ],
}
const satisfaction: FormField = {
  kind: 'choice',
  name: 'satisfaction',
  label: 'field.satisfaction',
  choices: [
    { value: 'SATISFIED', label: 'satisfaction.SATISFIED' },
    { value: 'FAIR', label: 'satisfaction.FAIR' },
    { value: 'DISSATISFIED', label: 'satisfaction.DISSATISFIED' },
  ],
}

/** The commands of work in the grid, in the order in which they are offered, and what each asks. */
export const forms = {
  sign: [],
  reportIn: [{ kind: 'subTask', reported: false }, note],
  contact: [
    {
      kind: 'yesNo',
      name: 'reached',
      label: 'field.reached',
      yes: 'reached.yes',
      no: 'reached.no',
    },
    { kind: 'text', name: 'result', label: 'field.said', required: true, long: true },
  ],
  resolve: [
    {
      kind: 'choice',
      name: 'outcome',
      label: 'field.outcome',
      required: true,
      choices: [
        { value: 'SOLVED', label: 'outcome.SOLVED' },
        { value: 'PARTLY', label: 'outcome.PARTLY' },
        { value: 'EXPLAINED', label: 'outcome.EXPLAINED' },
      ],
    },
    { kind: 'text', name: 'reply', label: 'field.reply', required: true, long: true },
    photos,
  ],
  disposeOnSite: [
    { kind: 'text', name: 'result', label: 'field.result', required: true, long: true },
    photos,
  ],
  finishSubTask: [
    { kind: 'subTask' },
    { kind: 'text', name: 'result', label: 'field.result', required: true, long: true },
    photos,
  ],
  verifyPass: [method, note, photos],
  verifyFail: [method, reason, photos],
  checkPromise: [
    { kind: 'promise' },
    { kind: 'yesNo', name: 'kept', label: 'field.kept', yes: 'kept.yes', no: 'kept.no' },
    note,
  ],
  promise: [
    { kind: 'text', name: 'content', label: 'field.promise', required: true, long: true },
    { kind: 'text', name: 'promisedBy', label: 'field.promisedBy' },
    { kind: 'date', name: 'checkDates', label: 'field.checkDate' },
  ],
  followUpSolved: [
    {
      kind: 'yesNo',
      name: 'contacted',
      label: 'field.reached',
      yes: 'reached.yes',
      no: 'reached.no',
    },
    satisfaction,
    { kind: 'text', name: 'ownWords', label: 'field.ownWords', long: true },
  ],
  followUpUnsolved: [satisfaction, reason],
  attemptFollowUp: [
    {
      kind: 'choice',
      name: 'channel',
      label: 'field.way',
      required: true,
      choices: [
        { value: 'VISIT', label: 'method.VISIT' },
        { value: 'PHONE', label: 'method.CALL' },
      ],
    },
    note,
  ],
  escalate: [
    { kind: 'text', name: 'triedMeasures', label: 'field.tried', required: true, long: true },
    { kind: 'text', name: 'summary', label: 'field.needed', required: true, long: true },
  ],
  declineTask: [{ kind: 'subTask' }, reason],
  interimReport: [{ ...note, required: true }],
  comment: [{ ...note, required: true }, photos],
} as const satisfies Partial<Record<CommandName, readonly FormField[]>>

export type FieldCommandName = keyof typeof forms
export const fieldCommands = Object.keys(forms) as FieldCommandName[]
export const formOf = (command: FieldCommandName): readonly FormField[] => forms[command]
export const isFieldCommand = (name: string): name is FieldCommandName => Object.hasOwn(forms, name)
