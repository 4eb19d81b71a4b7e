import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { keep, readKept } from '#apps/kit/keep.ts'
import type { ApiProblem } from '#apps/kit/problem.ts'
import type { Receipt } from '#contract/reports.ts'
import type { PortalReport } from './draft.ts'
import { type Outcome, sendReport } from './outbox.ts'
import { outboxKeptAs as keptAs } from './unsent.ts'

const disk = () => localStorage
const againAfterMilliseconds = 20_000

const post = (report: PortalReport) =>
  api.call<Receipt>('/portal/reports', { method: 'POST', body: report, repeatable: true })

export type Sending = ReturnType<typeof useSending>

/**
 * Sends a report and keeps the very same content until it is known what became of it: by itself every
 * 20 seconds, when the network returns, and when the page is opened anew.
 */
export function useSending(onReceipt: (receipt: Receipt) => void) {
  const [waiting, setWaiting] = useState(() => readKept<PortalReport>(disk, keptAs))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const running = useRef(false)
  const told = useRef(onReceipt)
  useEffect(() => {
    told.current = onReceipt
  }, [onReceipt])

  const send = useCallback(async (report: PortalReport): Promise<Outcome | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    setProblem(undefined)
    keep(disk, keptAs, report)
    const outcome = await sendReport(report, post)
    running.current = false
    setBusy(false)
    if (outcome.kind === 'uncertain') {
      setWaiting(report)
      return outcome
    }
    keep(disk, keptAs, undefined)
    setWaiting(undefined)
    if (outcome.kind === 'received') told.current(outcome.receipt)
    else setProblem(outcome.problem)
    return outcome
  }, [])

  useEffect(() => {
    if (!waiting) return
    const again = () => void send(waiting)
    const timer = setInterval(again, againAfterMilliseconds)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [waiting, send])

  useEffect(() => {
    const left = readKept<PortalReport>(disk, keptAs)
    if (left) void send(left)
  }, [send])

  return { send, waiting, busy, problem, forgetProblem: () => setProblem(undefined) }
}
