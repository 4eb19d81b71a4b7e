import { useVirtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import { type CSSProperties, useCallback, useEffect, useRef, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import { CaseRowView, columns } from './CaseRowView.tsx'
import type { WorklistFilters } from './filters.ts'
import { useCases } from './use-cases.ts'
import { useListKeys } from './use-list-keys.ts'
import { useNarrow } from './use-narrow.ts'

/** Heights in rem, so that large type has room. */
const rowHeight = { wide: 3.4, narrow: 10.6 }

/** Where one stood in each list, so that coming back from a case does not lose one's place. */
const places = new Map<string, { offset: number; active: number }>()

export function CaseList({ filters, clear }: { filters: WorklistFilters; clear: () => void }) {
  const t = useText()
  const narrow = useNarrow()
  const scroller = useRef<HTMLTableSectionElement>(null)
  const isAtTop = useCallback(() => (scroller.current?.scrollTop ?? 0) < 40, [])
  const { list, rows, changed, refresh } = useCases(filters, isAtTop)
  const place = JSON.stringify(filters)
  const [active, setActive] = useState(places.get(place)?.active ?? 0)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    initialOffset: () => places.get(place)?.offset ?? 0,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => rem * (narrow ? rowHeight.narrow : rowHeight.wide),
    overscan: 8,
  })
  // A change of layout or type size changes every height.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what makes measuring necessary
  useEffect(() => virtual.measure(), [narrow, rem, virtual])

  const visible = virtual.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 12) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const move = useCallback(
    (index: number) => {
      setActive(index)
      virtual.scrollToIndex(index)
      // A row far off is drawn only after scrolling; a near one must not wait, or fast keys are lost.
      const row = () => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)
      const near = row()
      if (near) near.focus({ preventScroll: true })
      else requestAnimationFrame(() => row()?.focus({ preventScroll: true }))
    },
    [virtual],
  )
  useListKeys(rows.length, active, move)

  if (list.isPending) return <Loading lines={10} />
  if (list.isError && rows.length === 0) {
    return <Failure error={list.error} retry={() => void list.refetch()} />
  }
  const filtered = Boolean(filters.q || filters.category || filters.region)
  if (rows.length === 0) {
    return (
      <div className="failure">
        <Icon name="check" size={28} />
        <p className="failure-title">{t(filtered ? 'worklist.emptyFiltered' : 'worklist.empty')}</p>
        {filtered ? (
          <Button onClick={clear}>{t('worklist.clear')}</Button>
        ) : (
          <p>{t('worklist.emptyHint')}</p>
        )}
      </div>
    )
  }
  return (
    <div className="list-frame">
      {changed && (
        <Button className="list-changed" type="primary" size="small" onClick={refresh}>
          {t('worklist.changed')}
        </Button>
      )}
      <table className="list" aria-labelledby="queue-title" aria-rowcount={-1}>
        <thead>
          <tr className="case-row">
            {columns.map(({ key, className }) => (
              <th key={key} scope="col" className={className}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          ref={scroller}
          onScroll={(event) => places.set(place, { offset: event.currentTarget.scrollTop, active })}
          style={{ '--whole': `${virtual.getTotalSize()}px` } as CSSProperties}
        >
          {visible.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            return (
              <CaseRowView
                key={item.key}
                row={row}
                index={item.index}
                active={item.index === active}
                onActive={setActive}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              />
            )
          })}
        </tbody>
      </table>
      <p className="list-end" role="status">
        {isFetchingNextPage && t('app.loading')}
        {!hasNextPage && rows.length > 20 && t('worklist.end')}
      </p>
    </div>
  )
}
