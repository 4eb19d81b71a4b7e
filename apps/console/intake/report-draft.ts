import { isEmail, tidyEmail } from '#contract/email.ts'
import type { SubmitReport } from '#contract/reports.ts'

/** What the form holds; empty entries are left out of what is sent. */
export type ReportDraft = Omit<Partial<SubmitReport>, 'clientKey' | 'reporter'> & {
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

export function reportOf(draft: ReportDraft, clientKey: string): SubmitReport {
  const { name, phone, email = '', address, ...rest } = draft
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
