import '../patrols/patrols.css'
import './informs.css'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { informKinds } from '#contract/inform-words.ts'
import type { InformDetail } from '#contract/informs.ts'
import { Above } from '../patrols/Above.tsx'
import { GridTabs } from '../patrols/GridTabs.tsx'
import { Bar, percent, Share } from '../patrols/Share.tsx'
import { informRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { stateWords } from './InformsPage.tsx'

/** One thing that is told: its words, and how many homes know, place by place. */
export function InformDetailPage() {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { id } = informRoute.useParams()
  const search = informRoute.useSearch()
  const detail = useQuery({
    queryKey: ['informs', id, search.region],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<InformDetail>(`/informs/${id}`, search, signal),
  })
  const end = useMutation({
    mutationFn: () => api.call(`/informs/${id}/withdrawal`, { method: 'POST', repeatable: true }),
    onSettled: () => client.invalidateQueries({ queryKey: ['informs'] }),
  })
  useTitle(detail.data?.inform.title ?? t('informs.title'))
  if (detail.isError) return <Failure error={detail.error} retry={() => void detail.refetch()} />
  if (!detail.data) return <Loading />
  const { inform, region, above, rows } = detail.data
  const { sum } = inform
  return (
    <section className="patrols" aria-labelledby="inform-title">
      <GridTabs />
      <header className="patrols-head">
        <div>
          <h1 id="inform-title">{inform.title}</h1>
          <p className="soft">
            {inform.urgent && <b className="inform-urgent">{t('informs.urgent')}</b>}{' '}
            {inLanguage(informKinds[inform.kind], language)} · {inLanguage(inform.region, language)}{' '}
            · {inLanguage(inform.madeBy, language)} · {stateWords(t, inform)}
          </p>
        </div>
        {inform.mayWithdraw && (
          <Popconfirm
            title={t('informs.endSure')}
            okText={t('informs.end')}
            cancelText={t('app.cancel')}
            onConfirm={() => end.mutate()}
          >
            <Button danger loading={end.isPending}>
              {t('informs.end')}
            </Button>
          </Popconfirm>
        )}
      </header>
      {end.error && (
        <p className="form-fault" role="alert">
          {problemWords(end.error, language)}
        </p>
      )}
      <p className="inform-text">{inform.words}</p>
      <div className="patrols-sum">
        <Share name={t('informs.told')} n={sum.told + sum.slips} of={sum.homes} />
        <p className="patrols-findings">
          <span>{t('informs.slips')}</span>
          <b className="digits">{sum.slips}</b>
        </p>
        <p className="patrols-findings">
          <span>{t('informs.reads')}</span>
          <b className="digits">{sum.reads}</b>
        </p>
      </div>
      <Above
        above={above}
        link={({ code, name }) => (
          <Link to="/patrols/informs/$id" params={{ id }} search={{ region: code }}>
            {inLanguage(name, language)}
          </Link>
        )}
      />
      <h2>{inLanguage(region.name, language)}</h2>
      {rows.length > 0 && (
        <table className="patrols-table">
          <thead>
            <tr>
              <th scope="col">{t('patrols.place')}</th>
              <th scope="col">{t('informs.told')}</th>
              <th scope="col">{t('informs.slips')}</th>
              <th scope="col">{t('informs.reads')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  {row.code.length === 15 ? (
                    inLanguage(row.name, language)
                  ) : (
                    <Link to="/patrols/informs/$id" params={{ id }} search={{ region: row.code }}>
                      {inLanguage(row.name, language)}
                    </Link>
                  )}
                </th>
                {row.homes === 0 ? (
                  <td colSpan={3} className="soft">
                    {t('homes.none')}
                  </td>
                ) : (
                  <>
                    {' '}
                    <td data-name={t('informs.told')}>
                      <span className="patrols-figure digits">
                        <span>
                          {row.told + row.slips} / {row.homes}
                        </span>
                        <Bar n={row.told + row.slips} of={row.homes} />
                        <span>{percent(row.told + row.slips, row.homes)}</span>
                      </span>
                    </td>
                    <td data-name={t('informs.slips')} className="digits">
                      {row.slips}
                    </td>
                    <td data-name={t('informs.reads')} className="digits">
                      {row.reads}
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
