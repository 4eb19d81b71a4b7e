import { answersToSend, askedNow } from '#contract/asking.ts'
import type { Bilingual } from '#contract/common.ts'
import { isEmail, tidyEmail } from '#contract/email.ts'
import type { Answers, FormView } from '#contract/questions.ts'
import type { SubmitReport } from '#contract/reports.ts'

export interface PhotoDraft {
  /** Ours, until the server gives an id. */
  key: string
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'refused'
  /** Small picture as a data URL. */
  thumb?: string
  id?: string
  token?: string
}

export interface PlacePoint {
  lng: number
  lat: number
  accuracyMetres?: number
}

/** What has been written so far; kept on the device until it is sent. */
export interface Draft {
  version: 1
  /** One key for the life of the draft: a second click or a lost answer cannot register it twice. */
  clientKey: string
  words: string
  categoryCode?: string | undefined
  /** Questions of that category as they were shown, and what was answered. */
  form?: FormView | undefined
  answers?: Answers | undefined
  placeText: string
  point?: PlacePoint | undefined
  region?: { code: string; name: Bilingual } | undefined
  /** The open matter near by that she says is the same. */
  sameAs?: string | undefined
  photos: PhotoDraft[]
  name: string
  phone: string
  email: string
  disclose: boolean
  interpreter: '' | 'mn' | 'kk' | 'en'
  /** "Send" was pressed: it goes as soon as it can. */
  wanted?: boolean | undefined
}

/** What goes over the wire: a report and the proofs that its photos are ours. */
export type PortalReport = SubmitReport & { uploadTokens?: Record<string, string> }

export const mostWords = 20_000
export const mostPhotos = 9

export function newDraft(clientKey: string): Draft {
  return {
    version: 1,
    clientKey,
    words: '',
    placeText: '',
    photos: [],
    name: '',
    phone: '',
    email: '',
    disclose: false,
    interpreter: '',
  }
}

/**
 * A kept draft made whole again: fields it lacks are empty, an upload that was under way when the
 * page went is waiting anew. Anything else than a draft gives a new one.
 */
export function restoreDraft(kept: unknown, makeKey: () => string): Draft {
  if (typeof kept !== 'object' || kept === null) return newDraft(makeKey())
  const old = kept as Partial<Draft>
  if (old.version !== 1 || typeof old.clientKey !== 'string') return newDraft(makeKey())
  const photos = Array.isArray(old.photos) ? old.photos : []
  return {
    ...newDraft(old.clientKey),
    ...old,
    photos: photos
      .slice(0, mostPhotos)
      .map((photo) =>
        photo.state === 'sending' ? { ...photo, state: 'waiting' as const } : photo,
      ),
  }
}

export function isEmpty(draft: Draft): boolean {
  const { words, placeText, point, region, photos, name, phone, email } = draft
  return !(words || placeText || point || region || photos.length > 0 || name || phone || email)
}

export type DraftFault = 'what.empty' | 'what.tooLong' | 'who.phoneWrong' | 'who.emailWrong'
export type FaultyField = 'words' | 'phone' | 'email'

/** What keeps it from being sent, by field, in the order of the page. */
export function faultsOf(draft: Draft): [FaultyField, DraftFault][] {
  const faults: [FaultyField, DraftFault][] = []
  if (draft.words.trim() === '') faults.push(['words', 'what.empty'])
  else if (draft.words.length > mostWords) faults.push(['words', 'what.tooLong'])
  const phone = tidyPhone(draft.phone)
  if (phone !== '' && !/^\+?[0-9][0-9 -]{4,19}$/.test(phone))
    faults.push(['phone', 'who.phoneWrong'])
  const email = tidyEmail(draft.email)
  if (email !== '' && !isEmail(email)) faults.push(['email', 'who.emailWrong'])
  return faults
}

/** Full-width digits and brackets, as Chinese keyboards give them, become what the server takes. */
export function tidyPhone(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[()]/g, ' ')
    .replaceAll(/[—–－]/g, '-')
    .trim()
}

/** The words go as written; empty fields stay away. Photos that did not arrive are left out. */
export function reportOf(draft: Draft, screen: 'zh' | 'en'): PortalReport {
  const sent = draft.photos.flatMap(({ id, token }) => (id && token ? [{ id, token }] : []))
  const name = draft.name.trim()
  const phone = tidyPhone(draft.phone)
  const email = tidyEmail(draft.email)
  const reporter = {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
  }
  const known = Object.keys(reporter).length > 0
  return {
    clientKey: draft.clientKey,
    words: draft.words,
    language: draft.interpreter || screen,
    ...(draft.categoryCode ? { categoryCode: draft.categoryCode } : {}),
    ...(draft.point ? { point: { ...draft.point, datum: 'WGS84' as const } } : {}),
    ...(draft.sameAs && draft.point && draft.categoryCode ? { sameAs: draft.sameAs } : {}),
    ...answersOf(draft),
    ...(draft.placeText.trim() ? { placeText: draft.placeText.trim() } : {}),
    ...(draft.region && !draft.point ? { regionCode: draft.region.code } : {}),
    ...(known ? { reporter } : {}),
    ...(known && draft.disclose ? { agreesToDisclose: true } : {}),
    ...(draft.interpreter ? { needsInterpreter: true } : {}),
    ...(sent.length > 0
      ? {
          attachmentIds: sent.map(({ id }) => id),
          uploadTokens: Object.fromEntries(sent.map(({ id, token }) => [id, token])),
        }
      : {}),
  }
}

/** Under the version she was shown, however long the report waits for the network. */
function answersOf({ categoryCode, form, answers = {} }: Draft): Pick<SubmitReport, 'answers'> {
  if (!form || !categoryCode?.startsWith(form.code)) return {}
  const values = answersToSend(askedNow(form, answers, 'PORTAL'), answers)
  if (Object.keys(values).length === 0) return {}
  return { answers: { form: form.code, version: form.version, values } }
}

/** Files wait two days on the server for their report; a draft may lie longer, so those go up anew. */
export function uploadAnew(photos: readonly PhotoDraft[], lost: readonly unknown[]): PhotoDraft[] {
  return photos.map((photo) => {
    if (photo.id === undefined || !lost.includes(photo.id)) return photo
    const { id: _id, token: _token, ...kept } = photo
    return { ...kept, state: 'waiting' }
  })
}
