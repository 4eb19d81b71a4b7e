import '../patrols/patrols.css'
import './homes.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { useId } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateOf } from '#apps/kit/time.ts'
import { visitReaderRoles } from '#contract/home-words.ts'
import type { HomeCoverage } from '#contract/homes.ts'
import { Above } from '../patrols/Above.tsx'
import { GridTabs } from '../patrols/GridTabs.tsx'
import { Share } from '../patrols/Share.tsx'
import { homesRoute } from '../router.tsx'
import { holds, useSession } from '../session.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { HomesTable } from './HomesTable.tsx'
import { VisitList } from './VisitList.tsx'

/** How many homes of a place were reached for a purpose; of a grid its newest visits too. */
export function HomesPage() {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  useTitle(t('homes.title'))
  const search = homesRoute.useSearch()
  const navigate = useNavigate({ from: homesRoute.fullPath })
  const mayRead = holds(useSession(), ...visitReaderRoles)
  const coverage = useQuery({
    queryKey: ['home-coverage', search.region, search.form],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<HomeCoverage>('/home-visits/coverage', search, signal),
  })
  const { data } = coverage
  if (coverage.isError)
    return <Failure error={coverage.error} retry={() => void coverage.refetch()} />
  return (
    <section className="patrols" aria-labelledby="homes-title">
      <GridTabs />
      <header className="patrols-head">
        <div>
          <h1 id="homes-title">{t('homes.title')}</h1>
          <p className="soft">{t('homes.hint')}</p>
        </div>
        {data && data.forms.length > 0 && (
          <div className="homes-form">
            <label htmlFor={`${id}-form`}>{t('homes.form')}</label>
            <Select
              id={`${id}-form`}
              value={data.form ?? null}
              options={data.forms.map(({ code, name }) => ({
                value: code,
                label: inLanguage(name, language),
              }))}
              onChange={(form) => void navigate({ search: { ...search, form } })}
            />
          </div>
        )}
      </header>
      {!data && <Loading />}
      {data && (
        <div className="patrols-place" aria-busy={coverage.isPlaceholderData}>
          <Above
            above={data.above}
            link={({ code, name }) => (
              <Link to="/patrols/homes" search={{ ...search, region: code }}>
                {inLanguage(name, language)}
              </Link>
            )}
          />
          <h2>{inLanguage(data.region.name, language)}</h2>
          {data.total.homes === 0 ? (
            <div className="patrols-empty">
              <p>{t('homes.empty')}</p>
              <p className="soft">{t('homes.emptyHint')}</p>
            </div>
          ) : (
            <>
              <div className="patrols-sum">
                <Share
                  name={t('homes.reached', { since: dateOf(data.since) })}
                  n={data.total.agreed + data.total.declined + data.total.vacant}
                  of={data.total.homes}
                />
                <p className="patrols-findings">
                  <span>{t('homes.helped')}</span>
                  <b className="digits">{data.total.helped}</b>
                </p>
              </div>
              {data.rows.length > 0 && <HomesTable rows={data.rows} search={search} />}
            </>
          )}
          {mayRead && data.region.code.length === 15 && (
            <VisitList grid={data.region.code} form={data.form} />
          )}
        </div>
      )}
    </section>
  )
}
