import { useEffect, useState } from 'react'
import { useText } from '../texts.ts'

interface Room {
  used: number
  free: number
  kept: boolean
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(bytes < 2 ** 24 ? 1 : 0)} MB`

/** How much the phone keeps for the app, and whether the browser may take it away. */
export function Storage() {
  const t = useText()
  const [room, setRoom] = useState<Room>()
  useEffect(() => {
    const { storage } = navigator
    Promise.all([storage?.estimate?.(), storage?.persisted?.()]).then(
      ([estimate, kept]) => {
        const used = estimate?.usage ?? 0
        if (estimate) setRoom({ used, free: (estimate.quota ?? used) - used, kept: kept ?? false })
      },
      () => undefined,
    )
  }, [])
  if (!room) return null
  return (
    <section className="card" aria-labelledby="storage">
      <h2 id="storage">{t('more.storage')}</h2>
      <p>{t('more.used', { used: megabytes(room.used), free: megabytes(room.free) })}</p>
      <p className="hint">{t(room.kept ? 'more.kept' : 'more.notKept')}</p>
    </section>
  )
}
