import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { useOnline } from '#apps/kit/use-online.ts'
import { hasUnsent } from '../report/unsent.ts'
import type { Page } from '../route.ts'
import { useText } from '../texts.ts'

/** Demo mode, a lost network and what has not been sent yet are said on every page. */
export function Banners({ page }: { page: Page['name'] }) {
  const t = useText()
  const [demo, setDemo] = useState(false)
  const online = useOnline()
  // The page of the report itself says it at length.
  const unsent = page !== 'report' && hasUnsent()

  useEffect(() => {
    api.get('/demo').then(
      () => setDemo(true),
      () => undefined,
    )
  }, [])

  return (
    <aside aria-label={t('app.notices')}>
      {demo && <p className="banner">{t('app.demo')}</p>}
      <div role="status">
        {!online && <p className="banner banner-strong">{t('app.offline')}</p>}
        {unsent && (
          <p className="banner banner-strong">
            <Link to="/report">{t('app.unsent')}</Link>
          </p>
        )}
      </div>
    </aside>
  )
}
