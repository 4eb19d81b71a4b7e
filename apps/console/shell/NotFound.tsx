import { Link } from '@tanstack/react-router'
import { useText } from '../texts.ts'

export function NotFound() {
  const t = useText()
  return (
    <div className="failure">
      <p className="failure-title">{t('app.notFound')}</p>
      <Link to="/">{t('nav.worklist')}</Link>
    </div>
  )
}
