import { answersToSend, askedNow } from '#contract/asking.ts'
import type { Channel } from '#contract/channels.ts'
import { isEmail, tidyEmail } from '#contract/email.ts'
import type { Answers, FormView } from '#contract/questions.ts'
import type { SubmitReport } from '#contract/reports.ts'

/** What the form holds; empty entries are left out of what is sent. */
export type ReportDraft = Omit<Partial<SubmitReport>, 'clientKey' | 'reporter' | 'answers'> & {
  /** Questions on the screen, the door they are asked at, and what was answered. */
  form?: FormView | undefined
  door?: Channel | undefined
  given?: Answers
  name?: string
  phone?: string
  email?: string
  address?: string
}

export type DraftFault = 'words' | 'place' | 'phone' | 'email'

const phonePattern = /^\+?[0-9][0-9 -]{4,19}$/

/** A place need not be exact, but some word about it spares the centre a call back. */
export function draftFaults(draft: ReportDraft): Set<DraftFault> {
  const faults = new Set<DraftFault>()
  if (!draft.words?.trim()) faults.add('words')
  if (draft.phone?.trim() && !phonePattern.test(draft.phone.trim())) faults.add('phone')
  if (draft.email?.trim() && !isEmail(tidyEmail(draft.email))) faults.add('email')
  return faults
}

/** What staff must ask and did not; an urgent matter waits for no question. */
export function missingAnswers({ form, door, given = {}, urgent }: ReportDraft): Set<string> {
  if (!form || urgent) return new Set()
  const shown = askedNow(form, given, door)
  const answered = answersToSend(shown, given)
  const missing = shown.filter(({ key, required }) => required === 'STAFF' && !(key in answered))
  return new Set(missing.map(({ key }) => key))
}

function answersOf({ form, door, given = {} }: ReportDraft): Pick<SubmitReport, 'answers'> {
  if (!form) return {}
  const values = answersToSend(askedNow(form, given, door), given)
  return { answers: { form: form.code, version: form.version, values } }
}

export function reportOf(draft: ReportDraft, clientKey: string): SubmitReport {
  const { name, phone, email = '', address, form: _, door: __, given: ___, ...rest } = draft
  const reporter = kept({
    name: name?.trim(),
    phone: phone?.trim(),
    email: tidyEmail(email),
    address: address?.trim(),
  })
  return {
    ...kept(rest),
    clientKey,
    // Exactly as typed: the words are evidence.
    words: draft.words ?? '',
    ...answersOf(draft),
    ...(Object.keys(reporter).length > 0 ? { reporter } : {}),
  }
}

function kept<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        value !== false &&
        !(Array.isArray(value) && value.length === 0),
    ),
  ) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
