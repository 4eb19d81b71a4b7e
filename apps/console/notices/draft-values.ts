import type { Bilingual } from '#contract/common.ts'
import type { TextValues } from '#contract/fill.ts'
import { outcomeNames } from '#contract/text-match.ts'
import type { Refusal } from '#contract/town.ts'
import type { FormValues } from '../forms/fields.ts'

/** What is being decided in the form speaks in its texts before it is on the case. */
export function draftValues(values: FormValues, refusals: readonly Refusal[]): TextValues {
  const refusal = refusals.find(({ code }) => code === values.refusalCode)
  const outcome = Object.entries(outcomeNames).find(([code]) => code === values.outcome)?.[1]
  const until = typeof values.until === 'string' ? dayWords(values.until) : undefined
  return {
    ...(outcome ? { result: outcome } : {}),
    ...(until ? { review: until } : {}),
    ...(refusal ? { ground: refusal.name, route: refusal.route } : {}),
    ...(refusal?.phone ? { hotline: { zh: refusal.phone, en: refusal.phone } } : {}),
  }
}

function dayWords(instant: string): Bilingual {
  const inLocale = (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(
      new Date(instant),
    )
  return { zh: inLocale('zh-CN'), en: inLocale('en-GB') }
}
