import '#apps/kit/base.css'
import './console.css'
import './forms/forms.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#apps/kit/i18n.ts'
import { applyLargeType } from '#apps/kit/large-type.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { Theme } from './shell/Theme.tsx'
import { texts } from './texts.ts'

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
