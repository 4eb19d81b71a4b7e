import './notices.css'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { type NoticeTemplate, noticeTemplates } from '#contract/notices.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { grouped } from './grouped.ts'
import { NoticeLine } from './NoticeLine.tsx'
import { useResend } from './use-resend.ts'

/** What people were told: the words once, and beneath them each way with how far it got. */
export function NoticesPanel({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  const resend = useResend()
  if (matter.notices.length === 0) return null
  return (
    <Panel title={t('case.notices')} count={matter.notices.length}>
      <ul className="notices">
        {grouped(matter.notices).map(({ key, template, createdAt, said, text, notices }) => (
          <li key={key} className="notice-group">
            <p className="notice-head">
              <strong>
                {inLanguage(noticeTemplates[template as NoticeTemplate], language) || template}
              </strong>
              <span className="soft digits">{dateTimeOf(createdAt)}</span>
            </p>
            {said && <blockquote>{said}</blockquote>}
            {text && (
              <p className="soft notice-source">
                {t('notices.by', { code: text.code, version: text.version })}
              </p>
            )}
            <ul className="notice-ways">
              {notices.map((notice) => (
                <NoticeLine key={notice.id} notice={notice} resend={resend} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
