import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { ShownLayers } from './map-style.ts'

/** What was touched. */
export type Picked =
  | { kind: 'cases'; ids: string[]; passing: boolean }
  | { kind: 'unit'; code: string }
  | { kind: 'grid'; code: string }

/** Around a finger or the middle of the map, in px. */
const reachPx = 7
/** A pointer that rests so long wants to know. */
const restMs = 250

/** What is touched or rested upon; a cluster opens instead. */
export function usePicking(map: MapLibre | undefined, shown: ShownLayers) {
  const [picked, setPicked] = useState<Picked>()

  /** @returns whether something was there. */
  async function pickAt({ lng, lat }: { lng: number; lat: number }): Promise<Picked | undefined> {
    if (!map) return undefined
    const { x, y } = map.project([lng, lat])
    const found = map.queryRenderedFeatures(
      [
        [x - reachPx, y - reachPx],
        [x + reachPx, y + reachPx],
      ],
      { layers: ['cases', 'clusters', 'units'] },
    )
    const cluster = found.find(({ properties }) => properties.cluster)
    const cases = found.filter(({ layer }) => layer.id === 'cases')
    const unit = found.find(({ layer }) => layer.id === 'units')
    if (cases.length > 0) return take({ kind: 'cases', ids: idsOf(cases), passing: false })
    if (cluster) {
      await open(map, cluster.properties.cluster_id, cluster.geometry)
      return take(undefined)
    }
    if (unit) return take({ kind: 'unit', code: unit.properties.code })
    const grid = shown.duty
      ? map.queryRenderedFeatures([x, y], { layers: ['staffed'] })[0]
      : undefined
    return take(grid && { kind: 'grid', code: grid.properties.code })
  }
  function take(next: Picked | undefined): Picked | undefined {
    setPicked(next)
    return next
  }

  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!map || !window.matchMedia('(hover: hover)').matches) return
    const enter = map.on('mousemove', 'cases', ({ features = [] }) => {
      map.getCanvas().style.cursor ||= 'pointer'
      clearTimeout(resting.current)
      const ids = idsOf(features)
      resting.current = setTimeout(
        () =>
          setPicked((now) =>
            now && !isPassing(now) ? now : { kind: 'cases', ids, passing: true },
          ),
        restMs,
      )
    })
    const leave = map.on('mouseleave', 'cases', () => {
      if (map.getCanvas().style.cursor === 'pointer') map.getCanvas().style.cursor = ''
      clearTimeout(resting.current)
      setPicked((now) => (now && isPassing(now) ? undefined : now))
    })
    return () => {
      clearTimeout(resting.current)
      enter.unsubscribe()
      leave.unsubscribe()
    }
  }, [map])

  return { picked, pickAt, drop: () => setPicked(undefined) }
}

const isPassing = (picked: Picked) => picked.kind === 'cases' && picked.passing

const idsOf = (features: readonly { properties: Record<string, unknown> }[]) => [
  ...new Set(features.map(({ properties }) => String(properties.id))),
]

async function open(map: MapLibre, id: number, geometry: { type: string }): Promise<void> {
  const zoom = await map.getSource<GeoJSONSource>('cases')?.getClusterExpansionZoom(id)
  if (zoom === undefined || geometry.type !== 'Point') return
  const { coordinates } = geometry as { type: string; coordinates: [number, number] }
  map.easeTo({ center: coordinates, zoom: Math.min(zoom + 0.3, 17), duration: 400 })
}
