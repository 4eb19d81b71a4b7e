import './inform.css'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { shortTimeOf } from '#apps/kit/time.ts'
import { informKinds } from '#contract/inform-words.ts'
import { pathOf } from '../route.ts'
import { fieldNow } from '../store/state.ts'
import { useText } from '../texts.ts'
import { Progress } from '../visit/Progress.tsx'
import { useHomes } from '../visit/visits.ts'
import { countTold, type Told, useInforms } from './informs.ts'

/** What is to be told door by door; the urgent first. */
export function InformList() {
  const t = useText()
  const informs = useInforms()
  const homes = useHomes()
  return (
    <div className="page">
      <h1>{t('page.inform')}</h1>
      {!informs && <p className="card empty">{t('inform.never')}</p>}
      {informs?.length === 0 && (
        <div className="card empty">
          <p>
            <b>{t('inform.none')}</b>
          </p>
          <p className="hint">{t('inform.noneHint')}</p>
        </div>
      )}
      <ul className="informs">
        {informs?.map((inform) => (
          <li key={inform.id}>
            <InformCard inform={inform} codes={homes?.codes ?? new Set()} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function InformCard({ inform, codes }: { inform: Told; codes: ReadonlySet<string> }) {
  const t = useText()
  const language = useLanguage()
  const { n, of } = countTold(inform, codes)
  return (
    <Link to={`${pathOf.inform}/${inform.id}`} className="card inform-card">
      <span className="inform-kind">
        {inform.urgent && <b className="inform-urgent">{t('inform.urgent')}</b>}{' '}
        {inLanguage(informKinds[inform.kind], language)}
      </span>
      <strong>{inform.title}</strong>
      <span className="hint">
        {t('inform.until', { at: shortTimeOf(inform.until, new Date(fieldNow())) })}
      </span>
      <Progress words={t('inform.sum', { n, all: of })} n={n} of={of} />
    </Link>
  )
}
