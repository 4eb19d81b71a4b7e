import { type ReactNode, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { problemWords } from '#apps/kit/problem.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { confirmations, visitBases, visitOutcomes } from '#contract/home-words.ts'
import type { VisitReceiptView } from '#contract/homes.ts'
import { useText } from '../texts.ts'

interface Props {
  visit: VisitReceiptView
  /** What proved that it is hers. */
  shown: { receipt: string; code?: string }
  onChange: (visit: VisitReceiptView) => void
}

/** Everything that is kept of a visit, and who has looked. */
export function VisitCard({ visit, shown, onChange }: Props) {
  const t = useText()
  const language = useLanguage()
  const row = (name: ReactNode, value: ReactNode) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <>
      <p className="digits">{visit.receipt}</p>
      <dl className="card visit-facts">
        {row(t('visits.where'), visit.home)}
        {row(t('visits.when'), dateTimeOf(visit.at))}
        {row(t('visits.who'), visit.by)}
        {row(
          t('visits.why'),
          `${inLanguage(visit.name, language)}：${inLanguage(visit.purpose, language)}`,
        )}
        {row(
          t('visits.law'),
          `${inLanguage(visitBases[visit.basis], language)} · ${inLanguage(visit.lawfulBasis, language)}`,
        )}
        {row(t('visits.outcome'), inLanguage(visitOutcomes[visit.outcome], language))}
        {visit.confirmation &&
          row(t('visits.confirmed'), inLanguage(confirmations[visit.confirmation], language))}
      </dl>
      <section className="card" aria-labelledby="noted">
        <h2 id="noted">{t('visits.noted')}</h2>
        {visit.answers.length === 0 ? (
          <p>{t('visits.nothing')}</p>
        ) : (
          <dl className="visit-facts">
            {visit.answers.map(({ question, answer }) => (
              <div key={question.zh}>
                <dt>{inLanguage(question, language)}</dt>
                <dd>{inLanguage(answer, language)}</dd>
              </div>
            ))}
          </dl>
        )}
        {visit.deletedOn && <p className="hint">{t('visits.until', { day: visit.deletedOn })}</p>}
        <Withdraw {...{ visit, shown, onChange }} />
        {visit.basis === 'DUTY' && <p className="hint">{t('visits.duty')}</p>}
      </section>
      {visit.matters.length > 0 && (
        <section className="card" aria-labelledby="matters">
          <h2 id="matters">{t('visits.matters')}</h2>
          {visit.matters.map((code) => (
            <p key={code}>
              <Link to={`/progress/${code}`} className="digits">
                {code}
              </Link>
            </p>
          ))}
        </section>
      )}
      <section className="card" aria-labelledby="looks">
        <h2 id="looks">{t('visits.looks')}</h2>
        {visit.looks.length === 0 ? (
          <p>{t('visits.noLooks')}</p>
        ) : (
          <ul>
            {visit.looks.map(({ at, purpose }) => (
              <li key={at}>
                {dateTimeOf(at)} · {purpose}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function Withdraw({ visit, shown, onChange }: Props) {
  const t = useText()
  const language = useLanguage()
  const [step, setStep] = useState<'idle' | 'asking' | 'busy' | 'gone'>('idle')
  const [fault, setFault] = useState<string>()

  async function withdraw() {
    setStep('busy')
    try {
      onChange(
        await api.call<VisitReceiptView>('/portal/home-visits/withdrawal', {
          method: 'POST',
          body: shown,
        }),
      )
      setStep('gone')
    } catch (error) {
      setFault(problemWords(error, language))
      setStep('asking')
    }
  }

  if (step === 'gone') return <p role="status">{t('visits.gone')}</p>
  if (!visit.mayWithdraw) return null
  if (step === 'idle')
    return (
      <button type="button" className="button button-light" onClick={() => setStep('asking')}>
        {t('visits.withdraw')}
      </button>
    )
  return (
    <div role="alertdialog" aria-label={t('visits.withdraw')}>
      <p>{t('visits.ask')}</p>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <p className="visit-ways">
        <button
          type="button"
          className="button"
          disabled={step === 'busy'}
          onClick={() => void withdraw()}
        >
          {t('visits.yes')}
        </button>{' '}
        <button type="button" className="button button-light" onClick={() => setStep('idle')}>
          {t('visits.no')}
        </button>
      </p>
    </div>
  )
}
