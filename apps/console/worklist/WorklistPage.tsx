import './worklist.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { part } from '#apps/kit/part.ts'
import type { CaseRow } from '#contract/api.ts'
import { queues } from '#contract/queues.ts'
import type { Wanted } from '../case/CommandFor.tsx'
import { useCommandKeys } from '../keys/command-keys.ts'
import { useKeys } from '../keys/keys.ts'
import { worklistsQuery } from '../queries.ts'
import { worklistRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { BulkBar } from './BulkBar.tsx'
import { CaseList } from './CaseList.tsx'
import { choose } from './choose.ts'
import { ExportButton } from './ExportButton.tsx'
import { FilterBar } from './FilterBar.tsx'
import { cleaned, filterOf, noFilter, type WorklistSearch } from './filters.ts'
import { Rail } from './Rail.tsx'
import { SidePane } from './SidePane.tsx'
import { useMarks } from './use-marks.ts'
import { usePane } from './use-pane.ts'

const CommandFor = part(async () => (await import('../case/CommandFor.tsx')).CommandFor)

/** Left my posts and their queues, then the matters of the one chosen, then the one selected. */
export function WorklistPage() {
  const t = useText()
  const language = useLanguage()
  useTitle(t('nav.worklist'))
  const search = worklistRoute.useSearch()
  const navigate = useNavigate({ from: worklistRoute.fullPath })
  const worklists = useQuery(worklistsQuery)
  const searchBox = useRef<HTMLInputElement>(null)
  const change = useCallback(
    (next: Partial<WorklistSearch>) => {
      void navigate({
        search: (previous) => cleaned({ ...previous, ...next }),
        replace: true,
        // The router would put the list back to where it was scrolled before this key.
        resetScroll: false,
      })
    },
    [navigate],
  )
  const select = useCallback((row: CaseRow | undefined) => change({ sel: row?.id ?? '' }), [change])
  const [pane, setPane, turnPane] = usePane(search.pane, change)
  const [wanted, want] = useState<Wanted>()
  const selected = search.sel
  const marked = useMarks()
  useCommandKeys((commands) => selected && want({ caseId: selected, commands }))
  useKeys('worklist.title', [
    { key: '/', does: t('keys.search'), run: () => searchBox.current?.focus() },
    { key: 'w', does: t('keys.pane'), run: turnPane },
  ])
  const filter = useMemo(() => filterOf(search), [search])

  if (worklists.isPending) return <Loading />
  if (!worklists.data) {
    return <Failure error={worklists.error} retry={() => void worklists.refetch()} />
  }
  const chosen = choose(worklists.data, search)
  if (!chosen) {
    const why = worklists.data.length > 0 ? 'worklist.noQueues' : 'worklist.noPosts'
    return <p className="failure">{t(why)}</p>
  }
  const place = { post: chosen.post, queue: chosen.queue }
  return (
    <div className="worklist" data-pane={pane}>
      <Rail worklists={worklists.data} chosen={chosen} filter={filter} />
      <section className="worklist-main" aria-labelledby="queue-title">
        <div className="worklist-head">
          <h1 id="queue-title">{queues[chosen.queue][language]}</h1>
          <span className="soft">{inLanguage(chosen.postView.unit.name, language)}</span>
          <FilterBar place={chosen} filter={filter} change={change} searchBox={searchBox}>
            <ExportButton place={place} filter={filter} />
          </FilterBar>
        </div>
        <CaseList
          key={`${chosen.post}/${chosen.queue}`}
          place={place}
          filter={filter}
          selected={selected}
          select={select}
          marked={marked}
          clear={() => change(noFilter)}
        />
        <BulkBar marked={marked} post={chosen.postView} />
      </section>
      <SidePane
        pane={pane}
        setPane={setPane}
        place={place}
        filter={filter}
        change={change}
        selected={selected}
        give={({ command }) => selected && want({ caseId: selected, commands: [command] })}
      />
      <Suspense>{wanted && <CommandFor {...wanted} onClose={() => want(undefined)} />}</Suspense>
    </div>
  )
}
