import type { Standing } from './follow-wall.ts'
import { useText } from './texts.ts'

/** Without figures: what is the matter, in words, and what to do. */
export function Notice({ standing }: { standing: Standing }) {
  const t = useText()
  if (standing === 'SIGNED_OUT' || standing === 'NOT_PERMITTED')
    return (
      <main className="wall-notice">
        <h1>{t(standing === 'SIGNED_OUT' ? 'wall.signIn' : 'wall.notPermitted')}</h1>
        <p>{t('wall.signInHint')}</p>
        <p>
          <a href="/console/">{t('wall.signInLink')}</a>
        </p>
      </main>
    )
  return (
    <main className="wall-notice">
      <h1>{t(standing === 'LOST' ? 'wall.unreachable' : 'wall.opening')}</h1>
    </main>
  )
}

/** A fault of the page itself: see Boundary.tsx. */
export function Failed() {
  const t = useText()
  return (
    <main className="wall-notice">
      <h1>{t('wall.failed')}</h1>
    </main>
  )
}
