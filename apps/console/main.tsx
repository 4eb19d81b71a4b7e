import '#apps/kit/base.css'
import './console.css'
import './forms/forms.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#apps/kit/i18n.ts'
import { applyLargeType } from '#apps/kit/large-type.ts'
import { sessionQuery } from './queries.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { Shell } from './shell/Gate.tsx'
import { Theme } from './shell/Theme.tsx'
import { texts } from './texts.ts'
import { prefetchList } from './worklist/cases-query.ts'
import { readWorklistSearch } from './worklist/filters.ts'

/**
 * What the first page needs is fetched side by side, and drawn once: its scripts, who I am and what
 * awaits me. What is wrong with any of it is said by the page, which asks again. No top-level await:
 * the parts wait for the file that they are built into.
 */
async function start(): Promise<void> {
  applyLargeType()
  const { pathname, search } = router.latestLocation
  if (pathname === '/') void prefetchList(queryClient, readWorklistSearch(search))
  await Promise.all([
    startI18n(texts),
    ...[queryClient.fetchQuery(sessionQuery), Shell.fetch(), router.load()].map((one) =>
      one.catch(() => undefined),
    ),
  ])
  const root = document.getElementById('root')
  if (!root) return
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Theme>
          <RouterProvider router={router} />
        </Theme>
      </QueryClientProvider>
    </StrictMode>,
  )
}
void start()
