import { Icon } from '#apps/kit/Icon.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { FieldCase } from '#contract/field.ts'
import { useText } from '../texts.ts'

/** What was said, in the words in which it was said, and where. */
export function Reports({ caseFile, onCall }: { caseFile: FieldCase; onCall: () => void }) {
  const t = useText()
  const { point } = caseFile
  return (
    <section className="card" aria-labelledby="said">
      <h2 id="said">{t('case.said')}</h2>
      {caseFile.reports.map((report) => (
        <div key={report.id} className="report">
          <blockquote>{report.words}</blockquote>
          <p className="hint">
            {dateTimeOf(report.receivedAt)}
            {report.placeText && ` · ${report.placeText}`}
            {report.reporter?.name && ` · ${report.reporter.name}`}
            {report.reporter?.phone && ` ${report.reporter.phone}`}
            {report.shielded && ` · ${t('case.shielded')}`}
            {report.needsInterpreter && ` · ${t('case.interpreter')}`}
          </p>
        </div>
      ))}
      <p className="case-reach">
        {caseFile.reports.some(({ openable }) => openable) && (
          <button type="button" className="button" onClick={onCall}>
            <Icon name="phone" /> {t('call.title')}
          </button>
        )}
        {point && (
          <a className="button button-quiet" href={`geo:${point.lat},${point.lng}`}>
            <Icon name="place" /> {t('case.way')}
          </a>
        )}
      </p>
    </section>
  )
}
