import '#apps/kit/base.css'
import './style/frame.css'
import './style/form.css'
import './style/progress.css'
import './style/print.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#apps/kit/i18n.ts'
import { applyLargeType } from '#apps/kit/large-type.ts'
import { Frame } from './shell/Frame.tsx'
import { texts } from './texts.ts'

applyLargeType()
await startI18n(texts)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Frame />
    </StrictMode>,
  )
}
