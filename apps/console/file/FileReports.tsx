import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { channels } from '#contract/channels.ts'
import { useText } from '../texts.ts'

/** What was said, unaltered; who said it stays masked on paper. */
export function FileReports({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  return matter.reports.map((report, index) => (
    <div key={report.id} className="file-report">
      <p className="file-meta">
        {t('case.reportNo', { n: index + 1 })} · {channels[report.channel][language]} ·{' '}
        {dateTimeOf(report.receivedAt)}
        {report.placeText && ` · ${report.placeText}`}
      </p>
      <blockquote lang={report.language}>{report.words}</blockquote>
      <p className="file-meta">
        {report.shielded
          ? t('file.shielded')
          : [report.reporter?.name, report.reporter?.phone].filter(Boolean).join(' ') ||
            t('file.anonymous')}
      </p>
    </div>
  ))
}
