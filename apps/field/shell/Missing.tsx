import { useText } from '../texts.ts'

export function Missing() {
  const t = useText()
  return (
    <div className="card">
      <h1>{t('missing.title')}</h1>
      <p>{t('missing.words')}</p>
    </div>
  )
}
