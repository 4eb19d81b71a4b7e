import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import type { CaseView } from '#contract/api.ts'
import type { EmergencyCall } from './Urgent.tsx'

export type Candidate = Pick<
  NonNullable<CaseView['proposal']>['candidates'][number],
  'code' | 'name' | 'confidence'
>
export interface Proposal {
  candidates: Candidate[]
  emergency?: EmergencyCall
}

const pauseMilliseconds = 500
/** The address of a GET has an end; an emergency is told in the opening words. */
const mostSent = 400

/** What the server makes of the words: emergency numbers and likely kinds. Silent when it cannot. */
export function useProposal(words: string): Proposal | undefined {
  const [proposal, setProposal] = useState<Proposal>()
  const text = words.trim().slice(0, mostSent)

  useEffect(() => {
    if (text.length < 2) {
      setProposal(undefined)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      api
        .get<Proposal>('/town/propose', { words: text }, stop.signal)
        .then(setProposal, () => undefined)
    }, pauseMilliseconds)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  return proposal
}
