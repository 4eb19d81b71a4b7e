import { useText } from '../texts.ts'

/** On every page of a demo: the people are made up and the accounts public. */
export function DemoBanner() {
  const t = useText()
  return (
    <aside className="demo-banner" aria-label={t('app.notices')}>
      {t('app.demo')}
    </aside>
  )
}
