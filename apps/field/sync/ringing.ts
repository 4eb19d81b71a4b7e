import { go } from '#apps/kit/navigate.tsx'
import { fieldState, subscribe } from '../store/state.ts'

/**
 * Follows who is signed in: a phone that rings tells each new session so, and one that is signed out
 * or lost rings no more. Also opens what a notification is about.
 */
export function keepRinging(): void {
  if (!('serviceWorker' in navigator)) return
  let told: string | undefined
  subscribe(() => {
    const { line, me } = fieldState()
    if (told && !me) {
      told = undefined
      void import('../settings/push.ts').then(({ silence }) => silence())
    }
    if (line !== 'REACHED' || !me || told === me.id) return
    told = me.id
    void import('../settings/push.ts').then(({ renew }) => renew())
  })
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const { open } = (data ?? {}) as { open?: unknown }
    if (typeof open === 'string' && open.startsWith('/field/')) go(open)
  })
}
