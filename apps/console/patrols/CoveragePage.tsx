import './patrols.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { Coverage } from '#contract/patrols.ts'
import { patrolsRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { Above } from './Above.tsx'
import { CoverageTable } from './CoverageTable.tsx'
import { GridTabs } from './GridTabs.tsx'
import { Share } from './Share.tsx'
import { WeekChoice } from './WeekChoice.tsx'

/** How far the checkpoints of a place were looked at in a week, and of each place beneath it. */
export function CoveragePage() {
  const t = useText()
  const language = useLanguage()
  useTitle(t('patrols.title'))
  const search = patrolsRoute.useSearch()
  const coverage = useQuery({
    queryKey: ['patrol-coverage', search.region, search.week],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Coverage>('/patrols/coverage', search, signal),
  })
  const { data } = coverage
  if (coverage.isError)
    return <Failure error={coverage.error} retry={() => void coverage.refetch()} />
  return (
    <section className="patrols" aria-labelledby="patrols-title">
      <GridTabs />
      <header className="patrols-head">
        <div>
          <h1 id="patrols-title">{t('patrols.title')}</h1>
          <p className="soft">{t('patrols.hint')}</p>
        </div>
        {data && <WeekChoice week={data.week} />}
      </header>
      {!data && <Loading />}
      {data && (
        <div className="patrols-place" aria-busy={coverage.isPlaceholderData}>
          <Above
            above={data.above}
            link={({ code, name }) => (
              <Link to="/patrols" search={{ ...search, region: code }}>
                {inLanguage(name, language)}
              </Link>
            )}
          />
          <h2>{inLanguage(data.region.name, language)}</h2>
          {data.total.points === 0 ? (
            <Empty />
          ) : (
            <>
              <div className="patrols-sum">
                <Share name={t('patrols.checked')} n={data.total.checked} of={data.total.points} />
                <Share name={t('patrols.done')} n={data.total.done} of={data.total.planned} />
                <p className="patrols-findings">
                  <span>{t('patrols.findings')}</span>
                  <b className="digits">{data.total.findings}</b>
                </p>
                <Button
                  className="patrols-export"
                  href={`/api/patrols/coverage-export?${new URLSearchParams({ region: data.region.code, week: data.week, language })}`}
                  icon={<Icon name="file" />}
                >
                  {t('patrols.export')}
                </Button>
              </div>
              <CoverageTable rows={data.rows} search={search} />
            </>
          )}
        </div>
      )}
    </section>
  )
}

function Empty() {
  const t = useText()
  return (
    <div className="patrols-empty">
      <p>{t('patrols.empty')}</p>
      <p className="soft">{t('patrols.emptyHint')}</p>
    </div>
  )
}
