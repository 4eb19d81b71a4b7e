import { useQuery } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { confirmations, visitOutcomes } from '#contract/home-words.ts'
import type { HomeVisitRows } from '#contract/homes.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import { OpenVisit } from './OpenVisit.tsx'

/** The newest visits of a grid. What was answered opens for a purpose, which the resident sees. */
export function VisitList({ grid, form }: { grid: string; form: string | undefined }) {
  const t = useText()
  const language = useLanguage()
  const visits = useQuery({
    queryKey: ['home-visits', grid, form],
    queryFn: ({ signal }) => api.get<HomeVisitRows>('/home-visits', { grid, form }, signal),
  })
  if (visits.isPending) return <Loading lines={3} />
  if (!visits.data) return <Failure error={visits.error} retry={() => void visits.refetch()} />
  return (
    <section aria-labelledby="visits-of-grid">
      <h3 id="visits-of-grid">{t('homes.visits')}</h3>
      {visits.data.items.length === 0 && <p className="soft">{t('homes.noVisits')}</p>}
      <ul className="homes-visits">
        {visits.data.items.map((visit) => (
          <li key={visit.id}>
            <p>
              <b>{visit.home}</b> <span>{inLanguage(visitOutcomes[visit.outcome], language)}</span>{' '}
              <span className="soft digits">{dateTimeOf(visit.at)}</span>
            </p>
            <p className="soft">
              {inLanguage(visit.form.name, language)}
              {visit.confirmation &&
                ` · ${inLanguage(confirmations[visit.confirmation], language)}`}
              {visit.help > 0 && ` · ${t('homes.help', { n: visit.help })}`}
            </p>
            {visit.answered && <OpenVisit id={visit.id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
