import { answersToSend, askedNow } from '#contract/asking.ts'
import type { Point } from '#contract/common.ts'
import type { Answers, FormView } from '#contract/questions.ts'
import type { FoundAt } from '../patrol/points.ts'
import type { Shelved } from '../photos/shelf.ts'

/** A report being made; kept, sealed, so that a page that dies with the camera open loses nothing. */
export interface Draft {
  clientKey: string
  categoryCode?: string | undefined
  words: string
  result: string
  photos: readonly Shelved[]
  /** Of how it was before, where it is settled on the spot. */
  before: readonly Shelved[]
  point?: Point | undefined
  regionCode?: string | undefined
  placeText: string
  name: string
  phone: string
  urgent: boolean
  /** To the questions of the category; of another category those are sent that it asks too. */
  answers?: Answers | undefined
  sameAs?: string | undefined
  /** Found at this point on patrol: the check goes with the report. */
  checkpoint?: FoundAt | undefined
}

export const newDraft = (clientKey: string): Draft => ({
  clientKey,
  words: '',
  result: '',
  photos: [],
  before: [],
  placeText: '',
  name: '',
  phone: '',
  urgent: false,
})

/** The person has put something into it. */
export function isBegun({ words, photos, before, categoryCode }: Draft): boolean {
  return words.trim() !== '' || photos.length + before.length > 0 || categoryCode !== undefined
}

export const photosOf = ({ photos, before }: Draft): string[] =>
  [...before, ...photos].map(({ id }) => id)

export interface Named {
  category: string
  place: string
  /** As the phone shows it now: the answers go under its version. */
  form?: FormView | undefined
}

/** Body of the item; words left empty become the names of what was tapped, and nothing is made up. */
export function bodyOf(draft: Draft, named: Named, onSite: boolean): Record<string, unknown> {
  const ids = (photos: readonly Shelved[]) => photos.map(({ id }) => id)
  const filled = (name: string, value: string) =>
    value.trim() === '' ? {} : { [name]: value.trim() }
  const reporter = { ...filled('name', draft.name), ...filled('phone', draft.phone) }
  const seen = onSite ? ids(draft.before) : [...ids(draft.before), ...ids(draft.photos)]
  return {
    words: draft.words.trim() || `${named.category}（${named.place}）`,
    ...(draft.categoryCode ? { categoryCode: draft.categoryCode } : {}),
    ...(draft.point ? { point: draft.point } : {}),
    ...(draft.regionCode ? { regionCode: draft.regionCode } : {}),
    ...filled('placeText', draft.placeText),
    ...(Object.keys(reporter).length > 0 ? { reporter } : {}),
    ...(draft.urgent ? { urgent: true } : {}),
    ...(draft.sameAs ? { sameAs: draft.sameAs } : {}),
    ...answersOf(draft, named.form),
    ...(seen.length > 0 ? { attachmentIds: seen } : {}),
    ...(onSite
      ? {
          onSite: {
            result: draft.result.trim() || '已当场处理',
            ...(draft.photos.length > 0 ? { attachmentIds: ids(draft.photos) } : {}),
          },
        }
      : {}),
  }
}

function answersOf({ answers = {} }: Draft, form: FormView | undefined) {
  if (!form) return {}
  const values = answersToSend(askedNow(form, answers, 'FIELD'), answers)
  if (Object.keys(values).length === 0) return {}
  return { answers: { form: form.code, version: form.version, values } }
}

/** What is still wanting: a category or words; for a settlement on the spot, a photo as evidence. */
export function wanting(draft: Draft, onSite: boolean, evidence: boolean): ('what' | 'photo')[] {
  return [
    ...(draft.categoryCode || (!onSite && draft.words.trim() !== '') ? [] : ['what' as const]),
    ...(onSite && evidence && draft.photos.length === 0 ? ['photo' as const] : []),
  ]
}

/** A report that was refused, to be mended. */
export function draftOf(body: Record<string, unknown>, clientKey: string): Draft {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const onSite = (body.onSite ?? {}) as { result?: string; attachmentIds?: string[] }
  const reporter = (body.reporter ?? {}) as { name?: string; phone?: string }
  const shelved = (ids: unknown) =>
    (Array.isArray(ids) ? ids : []).map((id) => ({ id: String(id) }))
  const seen = shelved(body.attachmentIds)
  return {
    ...newDraft(clientKey),
    words: text(body.words),
    result: text(onSite.result),
    placeText: text(body.placeText),
    name: text(reporter.name),
    phone: text(reporter.phone),
    urgent: body.urgent === true,
    answers: (body.answers as { values?: Answers } | undefined)?.values,
    categoryCode: text(body.categoryCode) || undefined,
    regionCode: text(body.regionCode) || undefined,
    point: body.point as Draft['point'],
    photos: body.onSite ? shelved(onSite.attachmentIds) : seen,
    before: body.onSite ? seen : [],
  }
}
