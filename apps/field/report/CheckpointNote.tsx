import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { PatrolsSection } from '#contract/patrols.ts'
import type { FoundAt } from '../patrol/points.ts'
import { useSection } from '../store/state.ts'
import { useText } from '../texts.ts'

/** That this report is a finding on patrol, and the way to say that it is not. */
export function CheckpointNote({ at, onApart }: { at: FoundAt; onApart: () => void }) {
  const t = useText()
  const language = useLanguage()
  const section = useSection<PatrolsSection>('patrols')
  const route = section?.routes.find(({ code }) => code === at.routeCode)
  const point = route?.points.find(({ code }) => code === at.pointCode)
  return (
    <p className="note">
      <Icon name="flag" />{' '}
      {t('patrol.finding', { name: point ? inLanguage(point.name, language) : at.pointCode })}{' '}
      <button type="button" className="link" onClick={onApart}>
        {t('patrol.unlink')}
      </button>
    </p>
  )
}
