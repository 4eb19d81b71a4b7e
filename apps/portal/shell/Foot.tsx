import { useText } from '../texts.ts'
import { ViewSwitches } from './ViewSwitches.tsx'

export function Foot() {
  const t = useText()
  return (
    <footer className="foot">
      <div className="foot-in">
        <div>
          <p className="foot-hotline">
            {t('foot.hotline')} <a href="tel:12345">12345</a>
          </p>
          <p>{t('foot.free')}</p>
        </div>
        <div className="no-print">
          <ViewSwitches />
          <p>
            <a href="/console">{t('foot.staff')}</a>
          </p>
        </div>
      </div>
    </footer>
  )
}
