import type { Bilingual } from '#contract/common.ts'
import type { FieldCase } from '#contract/field.ts'
import type { TextValues } from '#contract/fill.ts'
import { matching, outcomeNames } from '#contract/text-match.ts'
import type { StandardText } from '#contract/texts.ts'
import type { Entries } from './compose.ts'

/** The standard texts for one entry of a command on this case, best first, as the console has them. */
export function textsFor(
  texts: readonly StandardText[],
  use: string,
  { state, category }: Pick<FieldCase, 'state' | 'category'>,
): StandardText[] {
  const asked = { use, state, categoryCode: category?.code ?? null }
  return matching(
    texts.map((data) => ({ data })),
    asked,
  ).map(({ data }) => data)
}

/**
 * What the placeholders give, of what the phone knows; the rest stays visible in its braces. The
 * place is left open: nothing nearer than the township may stand in such words.
 */
export function fieldTextValues(caseFile: FieldCase, entries: Entries, now: number): TextValues {
  const finish = caseFile.clocks.find(({ clock }) => clock === 'finish')
  const runs = finish && !finish.stoppedAt && !finish.pausedAt
  const outcome = Object.entries(outcomeNames).find(([code]) => code === entries.outcome)?.[1]
  return {
    caseCode: { zh: caseFile.caseCode, en: caseFile.caseCode },
    received: dateWords(caseFile.receivedAt),
    today: dateWords(now),
    centre: caseFile.centre.name,
    ...(caseFile.category ? { category: caseFile.category.name } : {}),
    ...(caseFile.leadUnit ? { unit: caseFile.leadUnit.name } : {}),
    ...(runs ? { due: timeWords(finish.dueAt) } : {}),
    ...(outcome ? { result: outcome } : {}),
  }
}

const zone = { timeZone: 'Asia/Shanghai' } as const
const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...zone })
const chinese = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', ...zone })
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', ...zone })

function dateWords(at: string | number): Bilingual {
  const date = new Date(at)
  return { zh: chinese.format(date), en: english.format(date) }
}

function timeWords(at: string): Bilingual {
  const { zh, en } = dateWords(at)
  const time = clock.format(new Date(at))
  return { zh: `${zh}${time}`, en: `${en}, ${time}` }
}
