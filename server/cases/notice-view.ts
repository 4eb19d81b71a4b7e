import { levelOf, levels } from '#contract/levels.ts'
import { type NoticeView, noticeFailureNames } from '#contract/notices.ts'
import type { Reporter } from '#contract/reports.ts'
import type { Actor } from './actor.ts'
import type { Case } from './case.ts'
import { maskEmail, maskPhone } from './mask.ts'
import type { StoredNotice } from './notices.ts'
import { present } from './present.ts'

/**
 * Dispatchers of the centre that holds the case, and hotline agents of its region, who would ring the
 * person otherwise. (OWN)
 */
export function mayResend(actor: Actor, caseFile: Pick<Case, 'regionCode' | 'level'>): boolean {
  if (actor.kind !== 'staff') return false
  return actor.posts.some(({ role, regionCode }) => {
    if (!caseFile.regionCode.startsWith(regionCode)) return false
    const reaches = levels.indexOf(levelOf(regionCode)) >= levels.indexOf(caseFile.level)
    return role === 'HOTLINE_AGENT' || (role === 'DISPATCHER' && reaches)
  })
}

export interface NoticeSight {
  /** Whose address it goes to, where this actor may see the mask; undefined for the portal too. */
  reporter: Reporter | undefined
  mayResend: boolean
  names: ReadonlyMap<string, string>
}

/** How far a notice got, as staff see it. */
export function noticeView(notice: StoredNotice, sight: NoticeSight): NoticeView {
  const { body, state } = notice
  return present<NoticeView>({
    id: notice.id,
    template: notice.template,
    way: notice.way,
    state,
    createdAt: notice.createdAt.toISOString(),
    said: body.said,
    text: body.text,
    to: addressOf(notice, sight.reporter),
    tries: notice.tries,
    sentAt: state === 'SENT' ? (notice.sentAt ?? notice.createdAt).toISOString() : undefined,
    nextAt: state === 'WAITING' ? notice.nextAt?.toISOString() : undefined,
    failure: notice.failure === null ? undefined : failureView(notice.failure),
    resent:
      notice.resentAt && notice.resentBy
        ? { at: notice.resentAt.toISOString(), person: sight.names.get(notice.resentBy) ?? '' }
        : undefined,
    mayResend: state === 'FAILED' && sight.mayResend,
  })
}

function addressOf({ way }: StoredNotice, reporter: Reporter | undefined): string | undefined {
  if (way === 'SMS' && reporter?.phone) return maskPhone(reporter.phone)
  if (way === 'MAIL' && reporter?.email) return maskEmail(reporter.email)
  return undefined
}

function failureView(failure: string): NonNullable<NoticeView['failure']> {
  const [code = '', ...rest] = failure.split(' ')
  const kind = noticeFailureNames.find((name) => name === code)
  // From before failures had kinds: what is there is shown.
  if (!kind) return { kind: 'REFUSED', detail: failure }
  return present({ kind, detail: rest.join(' ') || undefined })
}
