import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { noticeNames, noticeStateNames, noticeWayNames } from './words.ts'

/** Messages that went out, and who opened the reporter's identity for what. */
export function TracesPanel({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      {matter.notices.length > 0 && (
        <Panel title={t('case.notices')} count={matter.notices.length}>
          <ul className="plain">
            {matter.notices.map((notice) => (
              <li key={notice.id}>
                {[
                  noticeNames[notice.template]?.[language] ?? notice.template,
                  noticeWayNames[notice.way]?.[language] ?? notice.way,
                  noticeStateNames[notice.state]?.[language] ?? notice.state,
                ].join(' · ')}{' '}
                <span className="soft digits">{dateTimeOf(notice.createdAt)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {matter.looks.length > 0 && (
        <Panel title={t('case.looks')} count={matter.looks.length}>
          <ul className="plain">
            {matter.looks.map((look) => (
              <li key={`${look.at}${look.person}`}>
                {look.person}：{look.purpose}{' '}
                <span className="soft digits">{dateTimeOf(look.at)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
