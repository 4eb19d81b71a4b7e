import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { useText } from '../texts.ts'

/** Demo mode and a lost network are said on every page. */
export function Banners() {
  const t = useText()
  const [demo, setDemo] = useState(false)
  const [online, setOnline] = useState(navigator.onLine)

  useEffect(() => {
    api.get('/demo').then(
      () => setDemo(true),
      () => undefined,
    )
  }, [])
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])

  return (
    <aside aria-label={t('app.notices')}>
      {demo && <p className="banner">{t('app.demo')}</p>}
      <div role="status">
        {!online && <p className="banner banner-strong">{t('app.offline')}</p>}
      </div>
    </aside>
  )
}
