import '#apps/kit/base.css'
import './hall.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#apps/kit/i18n.ts'
import { FollowPage } from './FollowPage.tsx'
import { KioskPage } from './KioskPage.tsx'
import { Notice } from './Notice.tsx'
import { pageOfPath } from './route.ts'
import { ScreenPage } from './ScreenPage.tsx'
import { SignPage } from './SignPage.tsx'
import { texts } from './texts.ts'

await startI18n(texts)
const page = pageOfPath(location.pathname)

const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode>{shown()}</StrictMode>)

function shown() {
  switch (page.name) {
    case 'screen':
      return <ScreenPage hall={page.hall} />
    case 'kiosk':
      return <KioskPage hall={page.hall} />
    case 'follow':
      return <FollowPage token={page.token} />
    case 'sign':
      return <SignPage hall={page.hall} room={page.room} />
    default:
      return <Notice words="hall.missing" />
  }
}
