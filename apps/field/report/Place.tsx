import { Suspense, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { part } from '#apps/kit/part.ts'
import { useText } from '../texts.ts'
import type { Draft } from './draft.ts'
import { usePlace } from './use-place.ts'
import { type Grid, gridWords } from './where.ts'

const MapSheet = part(async () => (await import('../map/MapSheet.tsx')).MapSheet)

interface Props {
  draft: Draft
  grid: Grid | undefined
  grids: readonly Grid[]
  change: (by: Partial<Draft>) => void
  fault: boolean
}

/** Where: found by the phone while the first tap is made, said with how sure it is, and correctable. */
export function Place({ draft, grid, grids, change, fault }: Props) {
  const t = useText()
  const language = useLanguage()
  const [correcting, setCorrecting] = useState(false)
  const [mapOpen, setMapOpen] = useState(false)
  const [asks, setAsks] = useState(!draft.point && !draft.regionCode)
  const search = usePlace((point) => {
    setAsks(false)
    change({ point })
  }, asks)
  const { point } = draft
  return (
    <section className="place" aria-labelledby="place">
      <h2 id="place" className="visually-hidden">
        {t('report.place')}
      </h2>
      <p>
        <Icon name="place" />{' '}
        <b>
          {grid
            ? gridWords(grid, language)
            : t(
                point
                  ? 'report.outside'
                  : asks && search === 'asking'
                    ? 'report.locating'
                    : 'report.noPlace',
              )}
        </b>
        {point?.accuracyMetres !== undefined && (
          <span className="hint"> {t('report.accuracy', { n: point.accuracyMetres })}</span>
        )}
        {point && point.accuracyMetres === undefined && !draft.checkpoint && (
          <span className="hint"> {t('map.set')}</span>
        )}
        <button
          type="button"
          className="link"
          onClick={() => setCorrecting(!correcting)}
          aria-expanded={correcting}
        >
          {t('report.correct')}
        </button>
      </p>
      {(correcting || fault) && (
        <div className="place-correct">
          {fault && (
            <p className="fault" role="alert">
              {t('report.needPlace')}
            </p>
          )}
          <button type="button" className="button" onClick={() => setMapOpen(true)}>
            <Icon name="globe" /> {t('map.open')}
          </button>
          <label>
            {t('report.grid')}
            <select
              value={grid?.code ?? ''}
              onChange={({ target }) => {
                setAsks(false)
                change({ point: undefined, regionCode: target.value || undefined })
              }}
            >
              <option value="">—</option>
              {grids.map((one) => (
                <option key={one.code} value={one.code}>
                  {gridWords(one, language)}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => setAsks(true)}
            disabled={asks && search === 'asking'}
          >
            <Icon name="place" />{' '}
            {t(asks && search === 'asking' ? 'report.locating' : 'report.locate')}
          </button>
          {asks && search === 'failed' && <p role="status">{t('report.locateFailed')}</p>}
          <label>
            {t('report.placeText')}
            <input
              value={draft.placeText}
              maxLength={300}
              onChange={({ target }) => change({ placeText: target.value })}
            />
          </label>
        </div>
      )}
      {mapOpen && (
        <Suspense>
          <MapSheet
            grids={grids}
            grid={grid}
            point={point}
            onClose={() => setMapOpen(false)}
            onTake={(spot) => {
              setAsks(false)
              setMapOpen(false)
              change({ point: { ...spot, datum: 'WGS84' }, regionCode: undefined })
            }}
          />
        </Suspense>
      )}
    </section>
  )
}
