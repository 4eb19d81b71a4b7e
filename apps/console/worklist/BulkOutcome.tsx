import { Link } from '@tanstack/react-router'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CaseRow } from '#contract/api.ts'
import type { BulkResult } from '#contract/workbench.ts'
import { useText } from '../texts.ts'

/** What was not done stands first, with its reason. */
export function BulkOutcome(props: { rows: readonly CaseRow[]; result: BulkResult }) {
  const t = useText()
  const language = useLanguage()
  const rowOf = new Map(props.rows.map((row) => [row.id, row]))
  const { rows } = props.result
  const done = rows.filter((row) => row.done).length
  return (
    <>
      <p className="notice" data-tone={done === rows.length ? 'jade' : 'amber'} role="status">
        {t('bulk.outcome', { done, not: rows.length - done })}
      </p>
      <ul className="bulk-rows plain">
        {rows
          .toSorted((a, b) => Number(a.done) - Number(b.done))
          .map(({ id, done: isDone, problem }) => (
            <li key={id} data-done={isDone}>
              <Icon name={isDone ? 'check' : 'cross'} />
              <span>
                <Link to="/cases/$caseId" params={{ caseId: id }} className="digits">
                  {rowOf.get(id)?.caseCode}
                </Link>{' '}
                {rowOf.get(id)?.title}
                <strong>{isDone ? t('bulk.isDone') : inLanguage(problem?.reason, language)}</strong>
              </span>
            </li>
          ))}
      </ul>
    </>
  )
}
