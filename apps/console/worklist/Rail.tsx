import { Link } from '@tanstack/react-router'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { Worklists } from '#contract/api.ts'
import { type Queue, queues } from '#contract/queues.ts'
import { roles } from '#contract/roles.ts'
import { useText } from '../texts.ts'
import { ViewLinks } from '../views/ViewLinks.tsx'
import type { ListFilter } from './filters.ts'

export function Rail({
  worklists,
  chosen,
  filter,
}: {
  worklists: Worklists
  chosen: { post: string; queue: Queue }
  filter: ListFilter
}) {
  const t = useText()
  const language = useLanguage()
  return (
    <nav className="rail no-print" aria-label={t('worklist.rail')}>
      {worklists.map(({ post, queues: counts }) => (
        <section key={post.id} aria-label={inLanguage(post.unit.name, language)}>
          <h2>
            {roles[post.role][language]}
            <small>{inLanguage(post.unit.name, language)}</small>
          </h2>
          <ul>
            {counts.map(({ queue, n, capped }) => (
              <li key={queue}>
                <Link
                  to="/"
                  search={(previous) => ({ ...previous, post: post.id, queue })}
                  className="rail-link"
                  data-alarm={queue === 'OVERDUE' && n > 0}
                  aria-current={
                    chosen.post === post.id && chosen.queue === queue ? 'page' : undefined
                  }
                >
                  <span>{queues[queue][language]}</span>
                  {queue !== 'RECENT' && (
                    <span className="rail-count digits" data-empty={n === 0}>
                      {n}
                      {capped && '+'}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <ViewLinks shown={{ ...chosen, filter }} />
    </nav>
  )
}
