import { useEffect, useState } from 'react'
import { useOnline } from '#apps/kit/use-online.ts'

/**
 * A picture from the server, held in memory while it is shown: the browser's own cache is not sealed.
 * @returns its address; undefined while it comes; `absent` where the network or the server has none
 */
export function usePicture(url: string): string | 'absent' | undefined {
  const online = useOnline()
  const [shown, setShown] = useState<string>()
  useEffect(() => {
    const stop = new AbortController()
    let made: string | undefined
    setShown(online ? undefined : 'absent')
    const load = async () => {
      const answer = await fetch(url, { cache: 'no-store', signal: stop.signal })
      if (!answer.ok) throw new Error(`${answer.status}`)
      const picture = await answer.blob()
      if (stop.signal.aborted) return
      made = URL.createObjectURL(picture)
      setShown(made)
    }
    if (online) load().catch(() => !stop.signal.aborted && setShown('absent'))
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [url, online])
  return shown
}
