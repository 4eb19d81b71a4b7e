import '#apps/kit/base.css'
import './console.css'
import './forms/forms.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#apps/kit/i18n.ts'
import { applyLargeType } from '#apps/kit/large-type.ts'
import { sessionQuery, worklistsQuery } from './queries.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { Theme } from './shell/Theme.tsx'
import { texts } from './texts.ts'

// What the first page needs is fetched side by side: scripts, who I am, and what awaits me.
void import('./shell/Shell.tsx')
void queryClient
  .fetchQuery(sessionQuery)
  .then((session) => session && queryClient.prefetchQuery(worklistsQuery))
  // The page asks again, and says what is wrong.
  .catch(() => undefined)

applyLargeType()
await startI18n(texts)

const root = document.getElementById('root')
if (root) {
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
