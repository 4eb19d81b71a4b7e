import '#apps/kit/base.css'
import './screen.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#apps/kit/i18n.ts'
import { Boundary } from './Boundary.tsx'
import { showDisplayLink } from './display-link.ts'
import { Failed, Notice } from './Notice.tsx'
import { texts } from './texts.ts'
import { WallPage } from './WallPage.tsx'

await startI18n(texts)

const holder = document.getElementById('root')
if (holder) {
  const root = createRoot(holder)
  root.render(<Notice standing="OPENING" />)
  await showDisplayLink()
  root.render(
    <StrictMode>
      <Boundary instead={<Failed />} againMs={30_000}>
        <WallPage />
      </Boundary>
    </StrictMode>,
  )
}
