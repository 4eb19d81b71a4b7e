import './worklist.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { queues, type Worklists } from '#contract/api.ts'
import { worklistsQuery } from '../queries.ts'
import { worklistRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { CaseList } from './CaseList.tsx'
import { FilterBar } from './FilterBar.tsx'
import type { WorklistFilters } from './filters.ts'
import { Rail } from './Rail.tsx'

/** Left my posts and their queues, right the matters of the one chosen. */
export function WorklistPage() {
  const t = useText()
  const language = useLanguage()
  useTitle(t('nav.worklist'))
  const filters = worklistRoute.useSearch()
  const navigate = useNavigate({ from: worklistRoute.fullPath })
  const worklists = useQuery(worklistsQuery)
  const searchBox = useRef<HTMLInputElement>(null)
  const change = useCallback(
    (next: Partial<WorklistFilters>) => {
      void navigate({ search: (previous) => cleaned({ ...previous, ...next }), replace: true })
    },
    [navigate],
  )
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== '/' || isTyping(event.target)) return
      event.preventDefault()
      searchBox.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  if (worklists.isPending) return <Loading />
  if (!worklists.data) {
    return <Failure error={worklists.error} retry={() => void worklists.refetch()} />
  }
  const chosen = choose(worklists.data, filters)
  if (!chosen) {
    const why = worklists.data.length > 0 ? 'worklist.noQueues' : 'worklist.noPosts'
    return <p className="failure">{t(why)}</p>
  }
  return (
    <div className="worklist">
      <Rail worklists={worklists.data} chosen={chosen} />
      <section className="worklist-main" aria-labelledby="queue-title">
        <div className="worklist-head">
          <h1 id="queue-title">{queues[chosen.queue][language]}</h1>
          <span className="soft">{inLanguage(chosen.postView.unit.name, language)}</span>
          <FilterBar filters={filters} change={change} searchBox={searchBox} />
        </div>
        <CaseList
          key={`${chosen.post}/${chosen.queue}`}
          filters={{ ...filters, post: chosen.post, queue: chosen.queue }}
          clear={() => change({ category: '', region: '', q: '' })}
        />
      </section>
    </div>
  )
}

function cleaned(filters: WorklistFilters): WorklistFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value))
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** The address decides; without it the first queue that holds something. */
function choose(worklists: Worklists, filters: WorklistFilters) {
  const mine = worklists.find(({ post }) => post.id === filters.post) ?? worklists[0]
  if (!mine) return undefined
  const queue =
    mine.queues.find((entry) => entry.queue === filters.queue) ??
    mine.queues.find((entry) => entry.n > 0) ??
    mine.queues[0]
  if (!queue) return undefined
  return { post: mine.post.id, postView: mine.post, queue: queue.queue }
}
