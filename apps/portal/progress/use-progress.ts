import { useCallback, useEffect, useRef, useState } from 'react'
import type Type from 'typebox'
import { createApi } from '#apps/kit/api.ts'
import { listenLive } from '#apps/kit/live.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { ProgressView } from '#contract/api.ts'
import { keepQueryCode, queryCodeOf } from '../receipt/mine.ts'

export type Progress = Type.Static<typeof ProgressView>

/** The kit's client with the query code beside each request: in a header, for addresses are logged. */
function clientWith(queryCode: string | undefined) {
  return createApi({
    fetch: (url, init) => {
      const headers = new Headers(init?.headers)
      if (queryCode) headers.set('x-query-code', queryCode)
      return fetch(url, { ...init, headers })
    },
  })
}

export type ProgressState =
  | { state: 'loading' }
  | { state: 'unknown' }
  | { state: 'failed'; problem: unknown }
  | { state: 'ready'; progress: Progress; queryCode: string | undefined }

/** Progress of one matter, fetched anew whenever the server says that it moved. */
export function useProgress(caseCode: string) {
  const [shown, setShown] = useState<ProgressState>({ state: 'loading' })
  const [connected, setConnected] = useState(true)
  const queryCode = useRef(queryCodeOf(caseCode))
  const asked = useRef(0)

  const load = useCallback(
    async (withCode = queryCode.current): Promise<void> => {
      const turn = ++asked.current
      const progress = await clientWith(withCode).get<Progress>(`/portal/cases/${caseCode}`)
      // An older answer that comes late must not paint over a newer one.
      if (turn !== asked.current) return
      queryCode.current = withCode
      setShown({ state: 'ready', progress, queryCode: withCode })
    },
    [caseCode],
  )

  const open = useCallback(async () => {
    setShown({ state: 'loading' })
    try {
      await load().catch((error: unknown) => {
        // A code from an old demo, or others have been guessing: the public part is still to be seen.
        const without = ['wrong-query-code', 'too-many-requests']
        if (!(error instanceof ApiProblem && without.includes(error.type))) throw error
        queryCode.current = undefined
        return load(undefined)
      })
    } catch (error) {
      const unknown = error instanceof ApiProblem && error.status === 404
      setShown(unknown ? { state: 'unknown' } : { state: 'failed', problem: error })
    }
  }, [load])

  useEffect(() => {
    void open()
  }, [open])

  const ready = shown.state === 'ready'
  useEffect(() => {
    if (!ready) return
    // A failed refresh leaves what is shown; the next event or reconnection tries again.
    const refresh = () => void load().catch(() => undefined)
    return listenLive(
      { onChanges: refresh, onResync: refresh, onState: setConnected },
      { open: () => new EventSource(`/api/portal/cases/${caseCode}/events`) },
    )
  }, [ready, caseCode, load])

  return {
    shown,
    connected,
    retry: open,
    /** Proves to be the reporter. @throws ApiProblem wrong-query-code, too-many-requests */
    async prove(code: string): Promise<void> {
      await load(code)
      keepQueryCode(caseCode, code)
    },
    /** Shows the answer of a command at once. */
    show(progress: Progress): void {
      asked.current += 1
      setShown({ state: 'ready', progress, queryCode: queryCode.current })
    },
  }
}
