import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import type { GridMap } from '#contract/api.ts'
import type { PlacePoint } from '../report/draft.ts'
import { useText } from '../texts.ts'
import { PickMap } from './PickMap.tsx'
import { RegionPicker } from './RegionPicker.tsx'
import { useRegions } from './regions.ts'

interface Props {
  point: PlacePoint | undefined
  /** What is known of the place already: the map opens there. */
  region: string | undefined
  onPick: (point: PlacePoint) => void
}

const township = 9

/** Without a background map (closed network) one first says the township; its grids are small then. */
export function MapPanel({ point, region, onPick }: Props) {
  const t = useText()
  const [chosen, setChosen] = useState(region?.slice(0, township))
  const known = region && region.length >= township ? region.slice(0, township) : undefined
  useEffect(() => {
    if (known) setChosen(known)
  }, [known])
  const shown = chosen?.length === township ? chosen : undefined
  const [map, setMap] = useState<GridMap>()
  const [failed, setFailed] = useState(false)
  const villages = useRegions(shown)

  useEffect(() => {
    setMap(undefined)
    setFailed(false)
    if (!shown) return
    const stop = new AbortController()
    api.get<GridMap>('/town/grids', { region: shown }, stop.signal).then(setMap, () => {
      if (!stop.signal.aborted) setFailed(true)
    })
    return () => stop.abort()
  }, [shown])

  return (
    <>
      <RegionPicker
        id="map-region"
        depth={township}
        value={chosen}
        onChange={(next) => setChosen(next?.code)}
      />
      {failed && <p role="alert">{t('place.mapFailed')}</p>}
      {map && (
        <>
          <p className="hint">{t('place.mapHelp')}</p>
          <PickMap
            map={map}
            names={villages.state === 'ready' ? villages.regions : []}
            point={point}
            chosen={region}
            onPick={onPick}
          />
          {map.synthetic && <p className="quiet">{t('place.synthetic')}</p>}
        </>
      )}
    </>
  )
}
