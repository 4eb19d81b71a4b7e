import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { part } from '#apps/kit/part.ts'
import { useText } from '../texts.ts'
import { type ListFilter, noFilter, toListFilter } from '../worklist/filters.ts'
import { useViews, type View } from './use-views.ts'

const ViewForm = part(async () => (await import('./ViewForm.tsx')).ViewForm)

/** Saved views beneath the queues: one press brings the whole list, and the badge says how much waits in it. */
export function ViewLinks({
  shown,
}: {
  shown: { post: string; queue: string; filter: ListFilter }
}) {
  const t = useText()
  const views = useViews()
  const [edited, setEdited] = useState<View>()
  if (views.length === 0) return null
  return (
    <section aria-label={t('views.title')}>
      <h2>{t('views.title')}</h2>
      <ul>
        {views.map((view) => (
          <li key={view.id} className="rail-view">
            <Link
              to="/"
              search={(previous) => ({
                ...(previous.pane ? { pane: previous.pane } : {}),
                ...noFilter,
                ...toListFilter(view.filter),
                post: view.postId,
                queue: view.queue,
              })}
              className="rail-link"
              title={view.owner ? t('views.from', { name: view.owner }) : undefined}
              aria-current={isShown(view, shown) ? 'page' : undefined}
            >
              <span>{view.name}</span>
              {view.n !== undefined && (
                <span className="rail-count digits" data-empty={view.n === 0}>
                  {view.n}
                  {view.capped && '+'}
                </span>
              )}
            </Link>
            {view.mine && (
              <Button
                type="text"
                size="small"
                icon={<Icon name="pen" />}
                aria-label={t('views.edit', { name: view.name })}
                onClick={() => setEdited(view)}
              />
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {edited && <ViewForm view={edited} onClose={() => setEdited(undefined)} />}
      </Suspense>
    </section>
  )
}

function isShown(view: View, shown: { post: string; queue: string; filter: ListFilter }): boolean {
  const kept = toListFilter(view.filter)
  const fields = new Set([...Object.keys(kept), ...Object.keys(shown.filter)]) as Set<
    keyof ListFilter
  >
  return (
    view.postId === shown.post &&
    view.queue === shown.queue &&
    [...fields].every((field) => (kept[field] ?? '') === (shown.filter[field] ?? ''))
  )
}
