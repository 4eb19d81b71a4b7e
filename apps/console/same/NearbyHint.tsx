import './same.css'
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { ReportDraft } from '../intake/report-draft.ts'
import { useText } from '../texts.ts'
import { nearbyQuery } from './queries.ts'

interface Props {
  draft: ReportDraft
  change: (next: ReportDraft) => void
}

/** Before it is written down once more: what of the same kind is already open here. */
export function NearbyHint({ draft, change }: Props) {
  const t = useText()
  const language = useLanguage()
  const { point, categoryCode, sameAs } = draft
  const asked =
    point?.datum === 'WGS84' && categoryCode
      ? { lng: point.lng, lat: point.lat, category: categoryCode }
      : undefined
  const { data } = useQuery(nearbyQuery(asked))
  const matters = (asked && data?.matters) ?? []
  return (
    <div role="status">
      {matters.length > 0 && (
        <div className="notice nearby" data-tone="amber">
          <p>
            <Icon name="merge" /> {t('same.nearby', { n: data?.count ?? 0 })}
          </p>
          {matters.map(({ id, stateName, receivedOn, metres }) => (
            <p key={id}>
              <Checkbox
                checked={sameAs === id}
                onChange={({ target }) => change({ sameAs: target.checked ? id : '' })}
              >
                {t('same.this')}
              </Checkbox>{' '}
              <span className="digits">
                {receivedOn} · {inLanguage(stateName, language)} · {t('same.metres', { n: metres })}
              </span>
            </p>
          ))}
        </div>
      )}
    </div>
  )
}
