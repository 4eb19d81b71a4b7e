import '#apps/kit/base.css'
import './screen.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#apps/kit/i18n.ts'
import { showDisplayLink } from './display-link.ts'
import { texts } from './texts.ts'
import { WallPage } from './WallPage.tsx'

await startI18n(texts)
await showDisplayLink()

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <WallPage />
    </StrictMode>,
  )
