import '../worklist/worklist.css'
import './admin.css'
import { Link } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { part } from '#apps/kit/part.ts'
import { type ItemKind, itemKindNames, itemKinds } from '#contract/item-kinds.ts'
import { adminRoute } from '../router.tsx'
import { holds, useSession } from '../session.ts'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { ItemsTab } from './ItemsTab.tsx'

const PeopleTab = part(async () => (await import('./PeopleTab.tsx')).PeopleTab)

type AdminTab = ItemKind | 'people'
const allTabs: readonly AdminTab[] = [...itemKindNames, 'people']

/** The town and its people, each kind a searchable list with forms and versions. */
export function AdminPage() {
  const t = useText()
  const language = useLanguage()
  const session = useSession()
  useTitle(t('nav.admin'))
  const { tab: wanted, q } = adminRoute.useSearch()
  const tab = allTabs.find((name) => name === wanted) ?? 'region'
  if (!holds(session, 'ADMINISTRATOR', 'AUDITOR')) {
    return <p className="failure">{t('admin.forbidden')}</p>
  }
  const tabs: [AdminTab, string][] = [
    ...itemKindNames.map((kind) => [kind, itemKinds[kind][language]] satisfies [AdminTab, string]),
    ['people', t('admin.people')],
  ]
  const editable = holds(session, 'ADMINISTRATOR')
  return (
    <div className="worklist">
      <nav className="rail" aria-label={t('admin.title')}>
        <section>
          <h2>{t('admin.title')}</h2>
          <ul>
            {tabs.map(([key, name]) => (
              <li key={key}>
                <Link
                  to="/admin"
                  search={{ tab: key }}
                  className="rail-link"
                  aria-current={key === tab ? 'page' : undefined}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </nav>
      <section className="worklist-main admin-main" aria-labelledby="admin-title">
        {tab === 'people' ? (
          <Suspense fallback={<Loading />}>
            <PeopleTab q={q ?? ''} editable={editable} />
          </Suspense>
        ) : (
          <ItemsTab key={tab} kind={tab} q={q ?? ''} editable={editable} />
        )}
      </section>
    </div>
  )
}
