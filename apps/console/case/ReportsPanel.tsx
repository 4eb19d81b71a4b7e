import { Fragment } from 'react'
import { inLanguage, markWords } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { channels } from '#contract/channels.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { PersonLine } from './PersonLine.tsx'

/** What was said, word for word, with the words that decided the category, and who said it. */
export function ReportsPanel({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  const candidates = matter.proposal?.candidates ?? []
  const decided = candidates.find(({ code }) => code === matter.category?.code) ?? candidates[0]
  // A single character decides little and would speckle the text.
  const words = decided?.words.filter((word) => word.length > 1) ?? []
  return (
    <Panel title={t('case.words')} hint={t('case.wordsHint')}>
      {matter.reports.map((report, index) => (
        <div key={report.id} className="report">
          {matter.reports.length > 1 && <h3>{t('case.reportNo', { n: index + 1 })}</h3>}
          <blockquote lang={report.language}>
            {markWords(report.words, words).map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text keep their order
              <Fragment key={at}>{part.marked ? <mark>{part.text}</mark> : part.text}</Fragment>
            ))}
          </blockquote>
          <p className="report-meta">
            <span>{channels[report.channel][language]}</span>
            <span className="digits">{dateTimeOf(report.receivedAt)}</span>
            {report.occurredAt && (
              <span>
                {t('case.occurredAt')}{' '}
                <span className="digits">{dateTimeOf(report.occurredAt)}</span>
              </span>
            )}
            {report.placeText && (
              <span>
                {t('case.placeText')} {report.placeText}
              </span>
            )}
            {report.needsInterpreter && <span>{t('case.interpreter')}</span>}
          </p>
          <PersonLine caseId={matter.id} index={index} report={report} />
        </div>
      ))}
      {candidates.length > 0 && (
        <div className="proposal">
          <h3>
            {t('case.proposal')} <span className="soft">{t('case.deciding')}</span>
          </h3>
          <ol>
            {candidates.map((candidate) => (
              <li key={candidate.code}>
                <span>{inLanguage(candidate.name, language)}</span>
                <span className="soft digits">
                  {t('case.confidence', { n: Math.round(candidate.confidence * 100) })}
                </span>
                {candidate.code === matter.category?.code && (
                  <span className="tag" data-tone="jade">
                    {t('case.adopted')}
                  </span>
                )}
                <span className="soft">{candidate.words.join('、')}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Panel>
  )
}
