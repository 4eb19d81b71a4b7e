import { Button, Input } from 'antd'
import { type ReactNode, type RefObject, Suspense, useEffect, useId, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { part } from '#apps/kit/part.ts'
import type { Queue } from '#contract/queues.ts'
import type { CaseFilter } from '#contract/workbench.ts'
import { useKeys } from '../keys/keys.ts'
import { useText } from '../texts.ts'
import { FilterChips } from './FilterChips.tsx'
import { filterFields, isNarrowed, type ListFilter, toCaseFilter } from './filters.ts'

const ViewForm = part(async () => (await import('../views/ViewForm.tsx')).ViewForm)
const FilterPanel = part(async () => (await import('./FilterPanel.tsx')).FilterPanel)

/** Search words and filters narrow the list together; what holds just now is always in sight. */
export function FilterBar(props: {
  place: { post: string; queue: Queue }
  filter: ListFilter
  change: (next: ListFilter) => void
  searchBox: RefObject<HTMLInputElement | null>
  /** What else is done with the list. */
  children?: ReactNode
}) {
  const t = useText()
  const panelId = useId()
  const { filter, change, place } = props
  const [naming, setNaming] = useState(false)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(filter.q ?? '')
  useEffect(() => setTyped(filter.q ?? ''), [filter.q])
  useKeys('worklist.title', [
    { key: 'v', does: t('keys.filters'), run: () => setOpen((before) => !before) },
  ])
  const held = filterFields.filter((field) => field !== 'q' && filter[field]).length
  return (
    <>
      <search className="filters no-print">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            change({ q: typed.trim() })
          }}
        >
          <Input
            ref={(input) => {
              props.searchBox.current = input?.input ?? null
            }}
            prefix={<Icon name="search" />}
            placeholder={t('worklist.search')}
            aria-label={t('worklist.search')}
            title={t('worklist.searchHint')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value)
              if (event.target.value === '') change({ q: '' })
            }}
            allowClear
          />
        </form>
        <Button
          icon={<Icon name="gear" />}
          aria-expanded={open}
          aria-controls={open ? panelId : undefined}
          onClick={() => setOpen(!open)}
        >
          {t('keys.filters')}
          {held > 0 && <span className="filter-count digits">{held}</span>}
        </Button>
        {props.children}
      </search>
      {open && (
        <Suspense>
          <FilterPanel id={panelId} filter={filter} change={change} />
        </Suspense>
      )}
      <FilterChips filter={filter} change={change} />
      {isNarrowed(filter) && (
        <Button size="small" icon={<Icon name="star" />} onClick={() => setNaming(true)}>
          {t('views.save')}
        </Button>
      )}
      <Suspense>
        {naming && (
          <ViewForm
            view={{
              postId: place.post,
              queue: place.queue,
              filter: toCaseFilter(filter) as CaseFilter,
            }}
            onClose={() => setNaming(false)}
          />
        )}
      </Suspense>
    </>
  )
}
