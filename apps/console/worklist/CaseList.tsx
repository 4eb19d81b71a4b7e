import { useVirtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import { type CSSProperties, useCallback, useEffect, useRef } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import type { CaseRow } from '#contract/api.ts'
import { useKeys } from '../keys/keys.ts'
import { usePresence } from '../presence/use-presence.ts'
import { router } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import { CaseRowView, columns } from './CaseRowView.tsx'
import type { ListPlace } from './cases-query.ts'
import { isNarrowed, type ListFilter } from './filters.ts'
import { useCases } from './use-cases.ts'
import type { Marked } from './use-marks.ts'
import { useNarrow } from './use-narrow.ts'
import { useStanding } from './use-standing.ts'

/** Heights in rem, so that large type has room. */
const rowHeight = { wide: 3.4, narrow: 10.6 }

/** How far each list was scrolled, so that coming back from a case does not lose one's place. */
const offsets = new Map<string, number>()

export function CaseList(props: {
  place: ListPlace
  filter: ListFilter
  selected: string | undefined
  select: (row: CaseRow | undefined) => void
  marked: Marked
  clear: () => void
}) {
  const t = useText()
  const narrow = useNarrow()
  const { select, marked } = props
  const scroller = useRef<HTMLTableSectionElement>(null)
  const isAtTop = useCallback(() => (scroller.current?.scrollTop ?? 0) < 40, [])
  const { list, rows, changed, refresh } = useCases(props.place, props.filter, isAtTop)
  const key = JSON.stringify([props.place, props.filter])
  const active = useStanding(rows, props.selected, select)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    initialOffset: () => offsets.get(key) ?? 0,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: () => rem * (narrow ? rowHeight.narrow : rowHeight.wide),
    overscan: 8,
  })
  // A change of layout or type size changes every height.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what makes measuring necessary
  useEffect(() => virtual.measure(), [narrow, rem, virtual])

  const visible = virtual.getVirtualItems()
  const lookers = usePresence(rows.map(({ id }) => id))
  const last = visible.at(-1)?.index ?? 0
  const { hasNextPage, isFetching, fetchNextPage } = list
  useEffect(() => {
    // Never beside a fetch of what is shown: it would be given up for the page after it.
    if (hasNextPage && !isFetching && last >= rows.length - 12) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetching, fetchNextPage])

  // Who worked in the list goes on in it when the matter dealt with has left, focus and all.
  const inList = useRef(false)
  const activeId = rows[active]?.id
  useEffect(() => {
    if (!inList.current || !activeId || document.activeElement !== document.body) return
    scroller.current?.querySelector<HTMLElement>('[aria-current=true]')?.focus()
  }, [activeId])

  function move(step: number) {
    // The first key only shows where one stands.
    const onRow = document.activeElement?.hasAttribute('data-row')
    const index = onRow ? Math.min(rows.length - 1, Math.max(0, active + step)) : active
    select(rows[index])
    virtual.scrollToIndex(index)
    // A row far off is drawn only after scrolling; a near one must not wait, or fast keys are lost.
    const row = () => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)
    const near = row()
    if (near) near.focus({ preventScroll: true })
    else requestAnimationFrame(() => row()?.focus({ preventScroll: true }))
  }
  function openWhole() {
    const row = rows[active]
    if (row) void router.navigate({ to: '/cases/$caseId', params: { caseId: row.id } })
  }
  useKeys('keys.list', changed ? [{ key: '.', does: t('worklist.changed'), run: refresh }] : [])
  useKeys(
    'keys.list',
    rows.length === 0
      ? []
      : [
          { key: 'j', does: t('keys.next'), run: () => move(1) },
          { key: 'k', does: t('keys.previous'), run: () => move(-1) },
          { key: 'o', does: t('keys.open'), run: openWhole },
          {
            key: 'x',
            does: t('keys.mark'),
            run: () => rows[active] && marked.toggle(rows[active]),
          },
          { key: '*', does: t('keys.markAll'), run: () => marked.markAll(rows) },
        ],
  )

  // A page may come back empty with more to look through behind it.
  if (list.isPending || (rows.length === 0 && hasNextPage)) return <Loading lines={10} />
  if (list.isError && rows.length === 0) {
    return <Failure error={list.error} retry={() => void list.refetch()} />
  }
  if (rows.length === 0) return <Empty narrowed={isNarrowed(props.filter)} clear={props.clear} />
  return (
    <div className="list-frame">
      {changed && (
        <Button className="list-changed" type="primary" size="small" onClick={refresh}>
          {t('worklist.changed')} <kbd>.</kbd>
        </Button>
      )}
      <table className="list" aria-labelledby="queue-title" aria-rowcount={-1}>
        <thead>
          <tr className="case-row">
            <th scope="col" className="cell-mark">
              <input
                type="checkbox"
                aria-label={t('keys.markAll')}
                checked={marked.rows.size > 0 && rows.every(({ id }) => marked.rows.has(id))}
                onChange={(event) => marked.markAll(event.target.checked ? rows : [])}
              />
            </th>
            {columns.map(({ key, className }) => (
              <th key={key} scope="col" className={className}>
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          ref={scroller}
          onFocus={() => {
            inList.current = true
          }}
          onScroll={(event) => offsets.set(key, event.currentTarget.scrollTop)}
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
                select={select}
                marked={marked.rows.has(row.id)}
                lookers={lookers.get(row.id)}
                toggle={marked.toggle}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              />
            )
          })}
        </tbody>
      </table>
      <p className="list-end" role="status">
        {list.isFetchingNextPage && t('app.loading')}
        {!hasNextPage && rows.length > 20 && t('worklist.end')}
      </p>
    </div>
  )
}

function Empty({ narrowed, clear }: { narrowed: boolean; clear: () => void }) {
  const t = useText()
  return (
    <div className="failure">
      <Icon name="check" size={28} />
      <p className="failure-title">{t(narrowed ? 'worklist.emptyFiltered' : 'worklist.empty')}</p>
      {narrowed ? (
        <Button onClick={clear}>{t('worklist.clear')}</Button>
      ) : (
        <p>{t('worklist.emptyHint')}</p>
      )}
    </div>
  )
}
