import type { Bilingual } from '#contract/common.ts'
import type { TextValues } from '#contract/fill.ts'
import { outcomeNames } from '#contract/text-match.ts'
import type { Town } from '#server/town/town.ts'
import type { Case } from './case.ts'
import { present } from './present.ts'

/** What only the command at hand knows, for the placeholders that speak of it. */
export interface TextFacts {
  refusalCode?: string
  /** Code of the case it was merged into. */
  joined?: string
}

/** What the placeholders of a standard text give for this case now; absent where it has none. */
export function textValues(
  caseFile: Case,
  given: { town: Town; now: Date; publicUrl: string | undefined; facts?: TextFacts },
): TextValues {
  const { town, now, publicUrl, facts = {} } = given
  const leaf = caseFile.categoryCode ? town.category(caseFile.categoryCode)?.data : undefined
  const refusal = facts.refusalCode ? town.refusal(facts.refusalCode) : undefined
  const { finish, review } = caseFile.clocks
  const outcome = Object.entries(outcomeNames).find(([code]) => code === caseFile.facets.outcome)
  return present<TextValues>({
    caseCode: both(caseFile.caseCode),
    category: leaf?.name,
    // A township is near enough to recognise, and too far to find a door.
    place: town.regionName(caseFile.regionCode.slice(0, 9)),
    unit: caseFile.leadUnit ? town.unitName(caseFile.leadUnit) : undefined,
    centre: town.unitName(caseFile.centreCode),
    due: finish && !finish.stoppedAt && !finish.pausedAt ? timeWords(finish.dueAt) : undefined,
    received: dateWords(caseFile.receivedAt),
    today: dateWords(now),
    result: outcome?.[1],
    ground: refusal?.name,
    route: refusal?.route,
    hotline: refusal?.phone ? both(refusal.phone) : undefined,
    review: review && !review.stoppedAt ? dateWords(new Date(review.dueAt)) : undefined,
    joined: facts.joined ? both(facts.joined) : undefined,
    page: publicUrl
      ? both(`${publicUrl.replace(/\/$/, '')}/progress/${caseFile.caseCode}`)
      : undefined,
  })
}

/**
 * For messages that others may read over a shoulder: of a sensitive or confidential matter nothing by
 * which one could guess what it is about.
 */
export function discreet(values: TextValues, caseFile: Case): TextValues {
  if (!caseFile.sensitive && !caseFile.confidential) return values
  const { caseCode, centre, due, received, today, result, review, joined, page } = values
  const open = { caseCode, centre, due, received, today, result, review, joined, page }
  return present<TextValues>(open)
}

const both = (text: string): Bilingual => ({ zh: text, en: text })
const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Shanghai' })
const chinese = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' })
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Asia/Shanghai' })

/** 2026年5月8日, 8 May 2026. */
function dateWords(at: Date): Bilingual {
  return { zh: chinese.format(at), en: english.format(at) }
}

/** 2026年5月8日18:00, 8 May 2026, 18:00. */
function timeWords(instant: string): Bilingual {
  const at = new Date(instant)
  const { zh, en } = dateWords(at)
  return { zh: `${zh}${clock.format(at)}`, en: `${en}, ${clock.format(at)}` }
}
