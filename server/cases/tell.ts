import { fill, type TextValues } from '#contract/fill.ts'
import { type NoticeTemplate, type NoticeWay, sendableFrom } from '#contract/notices.ts'
import type { Reporter } from '#contract/reports.ts'
import { matching } from '#contract/text-match.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql, Transaction } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import { phoneDigits } from '#server/platform/seal.ts'
import type { Town } from '#server/town/town.ts'
import type { Case, Change } from './case.ts'
import { kinOf } from './kin.ts'
import { addNotices, type NewNotice } from './notices.ts'
import { discreet, textValues } from './text-values.ts'

type Language = 'zh' | 'en'
interface Address {
  way: NoticeWay
  reportId: string | null
  language: Language
}

/**
 * Everybody who reported the matter is told by every way they left: rows in the same transaction, with
 * the words as they will be read; the sending finds them there whatever happens. So is everybody whose
 * matter was merged into it.
 */
export async function tell(
  ctx: Ctx,
  tx: Transaction,
  caseFile: Case,
  notice: NonNullable<Change['notice']>,
  now: Date,
): Promise<void> {
  await tellOne(ctx, tx, caseFile, notice, now)
  if (!passedOn.has(notice.template)) return
  for (const { id, countyCode, caseCode, parentId, hushed } of await kinOf(tx, caseFile)) {
    if (parentId !== caseFile.id) continue
    // The same news under her own code.
    const hers = { ...caseFile, id, countyCode, caseCode }
    hers.confidential ||= hushed
    await tellOne(ctx, tx, hers, notice, now)
  }
}

/** What happens to a matter concerns all whose matters were merged into it. */
const passedOn: ReadonlySet<NoticeTemplate> = new Set<NoticeTemplate>([
  'dispatched',
  'extended',
  'held',
  'resumed',
  'resolved',
  'reworked',
  'closed',
  'reopened',
  'rejected',
  'referred',
])

async function tellOne(
  ctx: Ctx,
  tx: Transaction,
  caseFile: Case,
  { template, facts = {} }: NonNullable<Change['notice']>,
  now: Date,
): Promise<void> {
  const town = ctx.town()
  const { publicUrl } = ctx.config
  const values = discreet(textValues(caseFile, { town, now, publicUrl, facts }), caseFile)
  const addresses = await addressesOf(ctx, tx, caseFile.id)
  const notices = addresses.map(({ way, reportId, language }): NewNotice => {
    const body = wordsFor(town, template, caseFile, values, language)
    const nextAt = way === 'PORTAL' ? null : sendableFrom(way, caseFile.urgent, now)
    return { id: uuidv7(now), template, body, way, reportId, nextAt }
  })
  await addNotices(tx, caseFile, notices, now)
}

export interface Said {
  said: string
  text?: { code: string; version: number }
}

/** The best text that leaves nothing open for this case; one plain sentence where none does. */
export function wordsFor(
  town: Town,
  template: NoticeTemplate,
  caseFile: Case,
  values: TextValues,
  language: Language,
): Said {
  const { state, categoryCode } = caseFile
  for (const { data, version } of matching(town.texts, {
    use: `notice.${template}`,
    state,
    categoryCode,
  })) {
    const { text, missing } = fill(data.body[language], values, language)
    if (missing.length === 0) return { said: text, text: { code: data.code, version } }
  }
  return { said: plainly[language](caseFile.caseCode) }
}

const plainly: Record<Language, (caseCode: string) => string> = {
  zh: (code) => `您反映的事项有新进展。案件码 ${code}，可凭码查询。`,
  en: (code) => `There is news of your matter. Follow it with case code ${code}.`,
}

/** The portal once for the case; telephones and mailboxes once each, however many reports they sent. */
async function addressesOf(ctx: Ctx, sql: Sql, caseId: string): Promise<Address[]> {
  const reports = await sql.query<{ id: string; language: string; sealed: Buffer | null }>(
    `select id, language, reporter_sealed as sealed from reports where case_id = $1
     order by received_at, id`,
    [caseId],
    'addresses-of',
  )
  const languageOf = (language: string | undefined) => (language === 'en' ? 'en' : 'zh')
  const found = new Map<string, Address>()
  found.set('portal', { way: 'PORTAL', reportId: null, language: languageOf(reports[0]?.language) })
  const add = (key: string, address: Address) => found.has(key) || found.set(key, address)
  for (const { id, language: spoken, sealed } of reports) {
    if (!sealed) continue
    const { phone, email } = JSON.parse(ctx.seal.open(sealed)) as Reporter
    const language = languageOf(spoken)
    if (phone && ctx.config.sms) add(phoneDigits(phone), { way: 'SMS', reportId: id, language })
    if (email && ctx.config.mail) add(email.toLowerCase(), { way: 'MAIL', reportId: id, language })
  }
  return [...found.values()]
}
