import { useEffect, useRef } from 'react'
import type { HallScreen } from '#contract/hall.ts'
import { callKey, newCalls, speak, spokenCall } from './voice.ts'

/** Speaks what is newly called once sound is allowed; what was called before that is old. */
export function useVoice(called: HallScreen['called'] | undefined, sound: boolean): void {
  const known = useRef<Set<string>>(undefined)
  useEffect(() => {
    if (!called) return
    const before = known.current
    known.current = new Set(called.map(callKey))
    if (!before || !sound) return
    for (const one of newCalls(called, before)) {
      const text = spokenCall(one)
      if (text) speak(text)
    }
  }, [called, sound])
}
