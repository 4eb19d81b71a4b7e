import './notices.css'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import {
  type FailedNotice,
  type NoticeTemplate,
  noticeTemplates,
  noticeWays,
} from '#contract/notices.ts'
import { PagedTable } from '../lists/PagedTable.tsx'
import { usePages } from '../lists/use-pages.ts'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { failureWords } from './failure-words.ts'
import { useResend } from './use-resend.ts'

/** People who were not reached: who looks after it sends again, or rings them from the case. */
export function FailedPage() {
  const t = useText()
  const language = useLanguage()
  useTitle(t('notices.failed'))
  const pages = usePages<FailedNotice>('/notices/failed', {})
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const resend = useResend(() => setChosen(new Set()))
  const mine = pages.rows.filter(({ mayResend }) => mayResend).map(({ id }) => id)
  const ids = mine.filter((id) => chosen.has(id))
  const choose = (id: string, yes: boolean) =>
    setChosen((before) => new Set(yes ? [...before, id] : [...before].filter((one) => one !== id)))
  return (
    <div className="failed-notices">
      <header className="failed-head">
        <div>
          <h1 id="failed-title">{t('notices.failed')}</h1>
          <p className="soft">{t('notices.failedHint')}</p>
        </div>
        {mine.length > 0 && (
          <div className="failed-actions">
            <Checkbox
              checked={ids.length === mine.length}
              indeterminate={ids.length > 0 && ids.length < mine.length}
              onChange={({ target }) => setChosen(new Set(target.checked ? mine : []))}
            >
              {t('notices.all')}
            </Checkbox>
            <Button
              type="primary"
              icon={<Icon name="refresh" />}
              disabled={ids.length === 0}
              loading={resend.sending()}
              onClick={() => resend.send(ids.slice(0, 200))}
            >
              {t('notices.resendN', { n: ids.length })}
            </Button>
          </div>
        )}
      </header>
      <PagedTable
        pages={pages}
        labelledBy="failed-title"
        keyOf={({ id }) => id}
        columns={[
          {
            name: t('notices.choose'),
            cell: ({ id, mayResend, caseCode }) =>
              mayResend && (
                <Checkbox
                  aria-label={`${t('notices.choose')} ${caseCode}`}
                  checked={chosen.has(id)}
                  onChange={({ target }) => choose(id, target.checked)}
                />
              ),
          },
          {
            name: t('worklist.code'),
            className: 'digits',
            cell: ({ caseId, caseCode }) => (
              <Link to="/cases/$caseId" params={{ caseId }}>
                {caseCode}
              </Link>
            ),
          },
          {
            name: t('notices.what'),
            cell: ({ template, said }) => (
              <div className="failed-said">
                {inLanguage(noticeTemplates[template as NoticeTemplate], language) || template}
                <p className="soft">{said}</p>
              </div>
            ),
          },
          {
            name: t('notices.to'),
            className: 'digits',
            cell: ({ way, to }) => `${noticeWays[way][language]} ${to ?? ''}`,
          },
          {
            name: t('notices.why'),
            cell: ({ failure, tries }) => (
              <div>
                {failure && failureWords(failure, language)}{' '}
                <span className="soft">{t('notices.tries', { n: tries })}</span>
              </div>
            ),
          },
          { name: t('worklist.place'), cell: ({ region }) => inLanguage(region, language) },
          {
            name: t('notices.since'),
            className: 'digits',
            cell: ({ createdAt }) => dateTimeOf(createdAt),
          },
        ]}
      />
    </div>
  )
}
