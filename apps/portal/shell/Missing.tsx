import { Link } from '#apps/kit/navigate.tsx'
import { useText } from '../texts.ts'

export function Missing() {
  const t = useText()
  return (
    <div className="page narrow">
      <h1>{t('missing.title')}</h1>
      <p>{t('missing.text')}</p>
      <Ways />
    </div>
  )
}

/** The three places everyone may go on from. */
export function Ways() {
  const t = useText()
  return (
    <ul className="ways">
      <li>
        <Link to="/">{t('nav.home')}</Link>
      </li>
      <li>
        <Link to="/report">{t('nav.report')}</Link>
      </li>
      <li>
        <Link to="/progress">{t('nav.progress')}</Link>
      </li>
    </ul>
  )
}
