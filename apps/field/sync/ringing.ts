import { go } from '#apps/kit/navigate.tsx'
import { fieldState, subscribe } from '../store/state.ts'

const push = () => import('../settings/push.ts')

/**
 * Follows who is signed in: a phone that rings tells each new session so, and one that is signed out
 * or lost rings no more. Also opens what a notification is about.
 */
export function keepRinging(): void {
  if (!('serviceWorker' in navigator)) return
  let signedIn = fieldState().me?.id
  let told: string | undefined
  subscribe(() => {
    const { line, me } = fieldState()
    if (signedIn && !me) void push().then(({ silence }) => silence())
    signedIn = me?.id
    // The next session is another one, of which the server does not know that it rings.
    if (line === 'SIGN_IN') told = undefined
    if (line !== 'REACHED' || !me || told === me.id) return
    told = me.id
    void push().then(({ renew }) => renew())
  })
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const { open } = (data ?? {}) as { open?: unknown }
    if (typeof open === 'string' && open.startsWith('/field/')) go(open)
  })
}
