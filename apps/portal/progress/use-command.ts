import { useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import type { ActionProps } from './Actions.tsx'
import type { Progress } from './use-progress.ts'

type Noun = 'answers' | 'reopening-requests' | 'withdrawals' | 'supplements'

/** Gives one command of the reporter; the same content keeps its key, so a second click is harmless. */
export function useCommand({ progress, queryCode, onDone }: ActionProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const given = useRef({ content: '', clientKey: '' })

  async function give(noun: Noun, payload: object, beside: object = {}): Promise<void> {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const content = JSON.stringify([noun, payload])
    if (given.current.content !== content) given.current = { content, clientKey: newKey() }
    const { clientKey } = given.current
    try {
      const after = await api.call<Progress>(`/portal/cases/${progress.caseCode}/${noun}`, {
        method: 'POST',
        repeatable: true,
        body: { clientKey, queryCode, payload, ...beside },
      })
      onDone(after)
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }
  return { give, busy, problem }
}
