import '#apps/kit/base.css'
import './style/frame.css'
import './style/form.css'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '#apps/kit/i18n.ts'
import { applyLargeType } from '#apps/kit/large-type.ts'
import { App } from './App.tsx'
import { pageOfPath } from './route.ts'
import { fetchPage } from './shell/Shown.tsx'
import { bootField } from './store/open.ts'
import { keepInStep } from './sync/line.ts'
import { keepRinging } from './sync/ringing.ts'
import { keepWorker } from './sync/worker.ts'
import { texts } from './texts.ts'

applyLargeType()

/** Reading the script and drawing the page in two goes: a slow phone hears a tap in between. */
const breath = () => new Promise((resolve) => setTimeout(resolve))

/** What is on the phone is drawn before anybody asks the network. */
async function start(root: HTMLElement): Promise<void> {
  const ground = 'indexedDB' in globalThis && globalThis.crypto?.subtle !== undefined
  fetchPage(pageOfPath(location.pathname))
  await Promise.all([startI18n(texts), ground ? bootField() : undefined, breath()])
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App ground={ground} />
      </StrictMode>,
    ),
  )
  if (!ground) return
  keepInStep()
  keepWorker()
  keepRinging()
}

const root = document.getElementById('root')
if (root) void start(root)
