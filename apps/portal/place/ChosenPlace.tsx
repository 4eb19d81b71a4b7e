import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { Draft, PlacePoint } from '../report/draft.ts'
import { useText } from '../texts.ts'
import { shortName } from './regions.ts'
import type { Where } from './use-where.ts'

interface Props {
  point: PlacePoint | undefined
  region: Draft['region']
  where: Where
  onClear: () => void
}

/** Further off than this, the point alone does not say which house. */
const coarseMetres = 300

/** What was understood, in words, so that nothing depends on seeing the map. */
export function ChosenPlace({ point, region, where, onClear }: Props) {
  const t = useText()
  const language = useLanguage()
  const chosen = point !== undefined || region !== undefined
  return (
    <div role="status">
      {chosen && (
        <div className="chosen" data-outside={where.state === 'outside'}>
          <Icon name={where.state === 'outside' ? 'alarm' : 'check'} size="1.5em" />
          <div>
            {region && !point && <b>{inLanguage(region.name, language)}</b>}
            {point && <PointWords point={point} where={where} />}
            <button type="button" className="plain" onClick={onClear}>
              {t('place.clear')}
            </button>
          </div>
        </div>
      )}
    </div>
  )
}

function PointWords({ point, where }: { point: PlacePoint; where: Where }) {
  const t = useText()
  const language = useLanguage()
  const { accuracyMetres: metres } = point
  const coordinates = `${point.lat.toFixed(5)}, ${point.lng.toFixed(5)}`
  return (
    <>
      {where.state === 'found' ? (
        <>
          <b>{placeName(where, language)}</b>
          {where.view.worker && (
            <p>
              {t('place.worker', { name: where.view.worker.name })}{' '}
              {where.view.worker.phone && (
                <a href={`tel:${where.view.worker.phone}`}>{where.view.worker.phone}</a>
              )}
            </p>
          )}
        </>
      ) : (
        <b>{t(where.state === 'finding' ? 'app.loading' : 'place.found')}</b>
      )}
      {where.state === 'outside' && <p>{t('place.outside')}</p>}
      <p className="quiet digits">
        {coordinates}
        {metres !== undefined && ` · ${t('place.accuracy', { metres })}`}
        {metres !== undefined && metres > coarseMetres && ` · ${t('place.coarse')}`}
      </p>
      {where.state === 'found' && where.view.synthetic && (
        <p className="quiet">{t('place.synthetic')}</p>
      )}
    </>
  )
}

/** Largest first, as addresses are written in Chinese; the other way round in English. */
function placeName(where: Where & { state: 'found' }, language: 'zh' | 'en'): string {
  const above = where.view.regions
    .filter(({ code }) => code.length > 4)
    .toSorted((a, b) => a.code.length - b.code.length)
  const all = [...above, ...(where.view.grid ? [where.view.grid] : [])]
  const names = all
    .map(({ name }) => inLanguage(name, language))
    // Grids bear the name of their village: it need not be said twice.
    .filter((name, index, every) => !every[index + 1]?.includes(shortName(name)))
  return language === 'zh' ? names.join(' ') : names.toReversed().join(', ')
}
