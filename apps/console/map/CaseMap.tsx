import './map.css'
import { useQuery } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useGridMap } from '#apps/kit/map/use-grid-map.ts'
import type { MapSetup } from '#contract/map.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import type { ListPlace } from '../worklist/cases-query.ts'
import type { ListFilter } from '../worklist/filters.ts'
import { Legend } from './Legend.tsx'
import { MapBar } from './MapBar.tsx'
import { caseMapStyle, firstShown } from './map-style.ts'
import { PickedCard } from './PickedCard.tsx'
import { PlacesTable } from './PlacesTable.tsx'
import { useDrawing } from './use-drawing.ts'
import { useLayers } from './use-layers.ts'
import { mapSetupQuery, useCasePoints } from './use-map-data.ts'
import { usePicking } from './use-picking.ts'
import { usePrint } from './use-print.ts'

export interface CaseMapProps {
  place: ListPlace
  filter: ListFilter
  selectedId: string | undefined
  onSelect: (id: string | undefined) => void
  /** A ring as CaseFilter.area says it; undefined when it is cleared. */
  onArea: (area: string | undefined) => void
  /** From the table: only this region; undefined for all. */
  onRegion: (code: string | undefined) => void
  /** It is the page, and printing the page prints the map. */
  wholePage?: boolean
}

/** The open matters of a narrowed queue on a map, and the same as a table. */
export function CaseMap(props: CaseMapProps) {
  const setup = useQuery(mapSetupQuery)
  return (
    <div className="case-map-frame">
      <div className="case-map">
        {setup.data ? (
          <CatchBoundary getResetKey={() => 'map'} errorComponent={Undrawn}>
            <LiveMap {...props} setup={setup.data} />
          </CatchBoundary>
        ) : setup.isPending ? (
          <Loading lines={6} />
        ) : (
          <Failure error={setup.error} retry={() => void setup.refetch()} />
        )}
      </div>
      <PlacesTable place={props.place} filter={props.filter} onRegion={props.onRegion} />
    </div>
  )
}

/** Without WebGL (an old machine, a remote desktop) there is no map; the table stands all the same. */
function Undrawn() {
  const t = useText()
  return (
    <p className="failure" role="alert">
      {t('map.failed')}
    </p>
  )
}

function LiveMap(props: CaseMapProps & { setup: MapSetup }) {
  const t = useText()
  const language = useLanguage()
  const { setup, filter, place, selectedId } = props
  const holder = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(firstShown)
  const style = useMemo(() => caseMapStyle(setup, language, location.origin), [setup, language])
  const map = useGridMap(
    holder,
    style,
    { title: t('map.canvas'), zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') },
    (at) => {
      if (drawing.active) drawing.add(at)
      else void pick(at)
    },
  )
  const points = useCasePoints(place, filter)
  const drawing = useDrawing(map, filter.area, props.onArea)
  const { picked, pickAt, drop } = usePicking(map, shown)
  useLayers(map, points.data, shown, {
    selectedId,
    region: filter.region,
    behind: points.isPlaceholderData,
  })
  const { print, paper } = usePrint(map, {
    filter,
    shown,
    setup,
    queue: place.queue,
    points: points.data,
    wholePage: props.wholePage === true,
  })

  async function pick(at: { lng: number; lat: number }): Promise<void> {
    const found = await pickAt(at)
    if (found?.kind === 'cases' && found.ids.length === 1) props.onSelect(found.ids[0])
  }

  return (
    <>
      <MapBar
        drawing={drawing}
        middle={() => map?.getCenter()}
        area={filter.area}
        onArea={props.onArea}
        points={points.data}
        selectedId={selectedId}
        print={print}
        wholePage={props.wholePage === true}
      />
      {points.error && <Failure error={points.error} retry={() => void points.refetch()} />}
      <div className="case-map-stage" data-drawing={drawing.active}>
        <div className="case-map-canvas" ref={holder} />
        <span className="case-map-middle" aria-hidden="true" />
        <Legend
          shown={shown}
          setShown={setShown}
          synthetic={setup.synthetic}
          folded={!props.wholePage}
        />
        {picked && !drawing.active && (
          <PickedCard
            picked={picked}
            selectedId={selectedId}
            onSelect={props.onSelect}
            onClose={drop}
          />
        )}
        {setup.attribution && <p className="case-map-attribution">{setup.attribution}</p>}
      </div>
      {paper}
    </>
  )
}
