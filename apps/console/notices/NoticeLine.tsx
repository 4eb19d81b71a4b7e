import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { type NoticeView, noticeStates, noticeWays } from '#contract/notices.ts'
import { useText } from '../texts.ts'
import { failureWords } from './failure-words.ts'
import type { Resend } from './use-resend.ts'

export const stateLook = {
  WAITING: { tone: 'amber', icon: 'clock' },
  SENDING: { tone: 'amber', icon: 'send' },
  SENT: { tone: 'green', icon: 'check' },
  FAILED: { tone: 'red', icon: 'alarm' },
} as const

/** One way by which one person is told: to whom, how far, why not, and what may be done. */
export function NoticeLine({ notice, resend }: { notice: NoticeView; resend: Resend }) {
  const t = useText()
  const language = useLanguage()
  const { tone, icon } = stateLook[notice.state]
  const { sentAt, nextAt, failure, resent } = notice
  return (
    <li>
      <span className="tag" data-tone={tone}>
        <Icon name={icon} />
        {noticeStates[notice.state][language]}
      </span>
      <span>
        {noticeWays[notice.way][language]} <span className="digits">{notice.to}</span>
      </span>
      {sentAt && notice.way !== 'PORTAL' && (
        <span className="soft digits">{dateTimeOf(sentAt)}</span>
      )}
      {nextAt && (
        <span className="soft digits">{t('notices.next', { at: dateTimeOf(nextAt) })}</span>
      )}
      {failure && (
        <span className="notice-why">
          {failureWords(failure, language)}
          {' · '}
          {t('notices.tries', { n: notice.tries })}
        </span>
      )}
      {resent && (
        <span className="soft">
          {t('notices.resent', { person: resent.person, at: dateTimeOf(resent.at) })}
        </span>
      )}
      {notice.mayResend && (
        <Button
          size="small"
          className="no-print"
          icon={<Icon name="refresh" />}
          loading={resend.sending(notice.id)}
          onClick={() => resend.send([notice.id])}
        >
          {t('notices.resend')}
        </Button>
      )}
    </li>
  )
}
