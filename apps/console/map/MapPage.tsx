import '../worklist/worklist.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { queues } from '#contract/queues.ts'
import { worklistsQuery } from '../queries.ts'
import { mapRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { choose } from '../worklist/choose.ts'
import { FilterBar } from '../worklist/FilterBar.tsx'
import { cleaned, filterOf, type WorklistSearch } from '../worklist/filters.ts'
import { LazyCaseMap } from './LazyCaseMap.tsx'

/** A queue on a large map, by the same address as its list. */
export function MapPage() {
  const t = useText()
  const language = useLanguage()
  useTitle(t('map.title'))
  const search = mapRoute.useSearch()
  const navigate = useNavigate({ from: mapRoute.fullPath })
  const worklists = useQuery(worklistsQuery)
  const searchBox = useRef<HTMLInputElement>(null)
  const change = useCallback(
    (next: Partial<WorklistSearch>) => {
      void navigate({ search: (previous) => cleaned({ ...previous, ...next }), replace: true })
    },
    [navigate],
  )
  const filter = useMemo(() => filterOf(search), [search])
  if (worklists.isPending) return <Loading />
  if (!worklists.data)
    return <Failure error={worklists.error} retry={() => void worklists.refetch()} />
  const chosen = choose(worklists.data, search)
  if (!chosen) return <p className="failure">{t('worklist.noQueues')}</p>
  const place = { post: chosen.post, queue: chosen.queue }
  return (
    <div className="map-page">
      <header className="map-page-head no-print">
        <h1>{t('map.title')}</h1>
        <select
          aria-label={t('map.queue')}
          value={`${chosen.post} ${chosen.queue}`}
          onChange={(event) => {
            const [post = '', queue = ''] = event.target.value.split(' ')
            change({ post, queue })
          }}
        >
          {worklists.data.map(({ post, queues: held }) => (
            <optgroup key={post.id} label={inLanguage(post.unit.name, language)}>
              {held.map(({ queue }) => (
                <option key={queue} value={`${post.id} ${queue}`}>
                  {queues[queue][language]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Link to="/" search={search}>
          {t('map.toList')}
        </Link>
        <FilterBar place={place} filter={filter} change={change} searchBox={searchBox} />
      </header>
      <LazyCaseMap
        place={place}
        filter={filter}
        selectedId={search.sel}
        onSelect={(sel) => change({ sel: sel ?? '' })}
        onArea={(area) => change({ area: area ?? '' })}
        onRegion={(region) => change({ region: region ?? '' })}
        wholePage
      />
    </div>
  )
}
