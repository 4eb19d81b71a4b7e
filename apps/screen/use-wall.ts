import { useEffect, useState, useSyncExternalStore } from 'react'
import { followWall, type WallState } from './follow-wall.ts'

export function useWall(): WallState {
  const [state, setState] = useState<WallState>({ standing: 'OPENING', ahead: 0 })
  useEffect(() => followWall(setState), [])
  return state
}

/** This machine's time, every second. */
export function useSeconds(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** OWN: long enough to read a panel from six metres. */
const turnMs = 12_000

/** Grows by one with every page turned. */
export function useTurn(paused: boolean): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (paused) return
    const timer = setInterval(() => setTurn((before) => before + 1), turnMs)
    return () => clearInterval(timer)
  }, [paused])
  return turn
}

/** The same words as in screen.css: a wall that never scrolls, or a page of one column. */
const wide = '(min-width: 1100px) and (min-height: 600px)'

export function useIsWall(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(wide)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(wide).matches,
  )
}

/** OWN: who has not moved for so long only looks. */
const idleMs = 4_000

/** Nobody is at the keyboard or the mouse: their signs go. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    let timer = setTimeout(() => setIdle(true), idleMs)
    const stir = () => {
      setIdle(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIdle(true), idleMs)
    }
    addEventListener('pointermove', stir)
    addEventListener('keydown', stir)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointermove', stir)
      removeEventListener('keydown', stir)
    }
  }, [])
  return idle
}
