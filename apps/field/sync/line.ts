import { api } from '#apps/kit/api.ts'
import { listenLive } from '#apps/kit/live.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { SessionView } from '#contract/api.ts'
import type { FieldSync, FieldSyncView } from '#contract/field.ts'
import { pauseAfter, releaseIn } from '../outbox/rules.ts'
import { isOfTheLine, sendOutbox } from '../outbox/send.ts'
import { onWake } from '../outbox/wake.ts'
import { forgetAll, readAgain, settleIn, syncCursor, takeIn } from '../store/open.ts'
import { fieldNow, fieldState, type Line, setField } from '../store/state.ts'
import { alone, listenToTabs, tellTabs } from '../store/tabs.ts'

/** With the page in sight and a line: how often the phone asks though nothing called it. */
const askEvery = 120_000

let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | undefined
let again = false
let stopLive: (() => void) | undefined

/** Keeps the phone and the server in step for as long as the page lives. */
export function keepInStep(): void {
  onWake(() => void step())
  listenToTabs(() => void readAgain())
  addEventListener('online', () => void step())
  addEventListener('offline', () => setField({ line: 'OFFLINE' }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void step()
  })
  void step()
}

/** Sends, then syncs; what is called for meanwhile makes one more round. */
export function step(): Promise<void> {
  if (running) {
    again = true
    return running
  }
  clearTimeout(timer)
  running = oneStep().finally(() => {
    running = undefined
    if (again) {
      again = false
      void step()
    }
  })
  return running
}

async function oneStep(): Promise<void> {
  setField({ busy: true })
  let line: Line = 'REACHED'
  try {
    line = await meet()
    if (line === 'REACHED') {
      await alone(async () => {
        await sendOutbox()
      })
      await sync()
      followLive()
      failures = 0
    }
  } catch (error) {
    line = lineAfter(error)
    failures += 1
  }
  setField({ line, busy: false })
  if (line === 'LOST') await forgetAll()
  const usual = failures > 0 ? pauseAfter(failures) * 1000 : askEvery
  const isUsual = failures > 0 || line !== 'REACHED'
  const pause = isUsual ? usual : Math.min(usual, releaseIn(fieldState().deeds, fieldNow()))
  if (line === 'REACHED' || line === 'OFFLINE') timer = setTimeout(() => void step(), pause)
}

function lineAfter(error: unknown): Line {
  if (!(error instanceof ApiProblem)) throw error
  if (error.type === 'device-lost') return 'LOST'
  if (error.type === 'not-signed-in') return 'SIGN_IN'
  return isOfTheLine(error) ? 'OFFLINE' : 'REACHED'
}

/** Whose session this is. What one person did is never sent as another's. */
async function meet(): Promise<Line> {
  if (!navigator.onLine) return 'OFFLINE'
  const session = await api.get<SessionView>('/session')
  api.setCsrf(session.csrf)
  const { me } = fieldState()
  if (me && me.id !== session.person.id) return 'OTHER'
  if (!me) await settleIn(session.person.id)
  return 'REACHED'
}

async function sync(): Promise<void> {
  const { cases, sections } = fieldState()
  const cursor = syncCursor()
  const body: FieldSync = {
    held: [...cases.keys()],
    sections: Object.fromEntries(
      Object.entries(sections).map(([name, section]) => [name, section.etag]),
    ),
    ...(cursor ? { cursor } : {}),
  }
  const view = await api.call<FieldSyncView>('/field/sync', {
    method: 'POST',
    body,
    repeatable: true,
  })
  await takeIn(view)
  tellTabs()
}

/** While there is a line, what happens calls for a sync; ids alone come over it. */
function followLive(): void {
  stopLive ??= listenLive(
    { onChanges: () => void step(), onResync: () => void step() },
    { gatherMilliseconds: 1500 },
  )
}

/** After the sign-in page has got a session. */
export async function signedIn(session: SessionView): Promise<void> {
  api.setCsrf(session.csrf)
  await settleIn(session.person.id)
  failures = 0
  await step()
}

export async function signOut(): Promise<void> {
  stopLive?.()
  stopLive = undefined
  await api.call('/session', { method: 'DELETE' }).catch(() => undefined)
  await forgetAll()
  setField({ line: 'SIGN_IN' })
  tellTabs()
}
