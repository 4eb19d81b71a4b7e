import { useCallback, useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { listenHall } from '#apps/kit/hall-line.ts'
import { ApiProblem } from '#apps/kit/problem.ts'

/** When the line is silent all the same: a proxy may swallow events. */
const askAnywayMs = 30_000

export interface Asked<T> {
  data: T | undefined
  /** The server says that there is no such thing; anything else is tried again. */
  missing: boolean
  connected: boolean
  refresh: () => void
}

/** What an address says, asked anew whenever the hall moves. */
export function useHall<T>(path: string, hallCode: string | undefined): Asked<T> {
  const [data, setData] = useState<T>()
  const [missing, setMissing] = useState(false)
  const [connected, setConnected] = useState(true)

  const refresh = useCallback(() => {
    api.get<T>(path).then(
      (answer) => {
        setData(answer)
        setConnected(true)
      },
      (error: unknown) => {
        if (error instanceof ApiProblem && error.type === 'not-found') setMissing(true)
        else setConnected(false)
      },
    )
  }, [path])

  useEffect(() => {
    refresh()
    const timer = setInterval(refresh, askAnywayMs)
    return () => clearInterval(timer)
  }, [refresh])

  useEffect(() => {
    if (hallCode === undefined || missing) return
    return listenHall(hallCode, { onMoved: refresh, onState: setConnected })
  }, [hallCode, missing, refresh])

  return { data, missing, connected, refresh }
}
