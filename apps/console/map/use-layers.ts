import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import type { CasePoints } from '#contract/workbench.ts'
import { boundsOfPoints, caseFeatures, placeOfCase } from './case-features.ts'
import { addImages } from './map-images.ts'
import { layerSwitches, layersOf, regionLayers, type ShownLayers } from './map-style.ts'
import { nothing, setData } from './set-data.ts'
import { unitsMapQuery } from './use-map-data.ts'

/** Brings what is known onto the map and hides what is switched off. */
export function useLayers(
  map: MapLibre | undefined,
  points: CasePoints | undefined,
  shown: ShownLayers,
  wish: { selectedId: string | undefined; region: string | undefined; behind: boolean },
): void {
  useEffect(() => {
    if (map) addImages(map)
  }, [map])
  const features = useMemo(() => points && caseFeatures(points), [points])
  useEffect(() => setData(map, 'cases', features ?? nothing), [map, features])
  useEffect(
    () => setData(map, 'heat', (shown.heat && features) || nothing),
    [map, features, shown.heat],
  )
  useEffect(() => {
    for (const name of layerSwitches)
      for (const layer of layersOf[name])
        map?.setLayoutProperty(layer, 'visibility', shown[name] ? 'visible' : 'none')
  }, [map, shown])
  useUnits(map, shown)
  useSelected(map, points, wish.selectedId)
  // Points of the filter before say nothing of where to look now.
  useRegion(map, wish.behind ? undefined : points, wish.region)
}

function useUnits(map: MapLibre | undefined, shown: ShownLayers): void {
  const units = useQuery({ ...unitsMapQuery, enabled: shown.units || shown.duty })
  useEffect(() => {
    if (!map || !units.data) return
    setData(map, 'units', {
      type: 'FeatureCollection',
      features: units.data.units.map(({ code, kind, lng, lat }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lng, lat] },
        // The wider its region, the sooner it is shown where there is no room for all.
        properties: { code, kind, order: code.length },
      })),
    })
    const isVacant: ExpressionSpecification = [
      'in',
      ['get', 'code'],
      ['literal', units.data.vacant],
    ]
    map.setFilter('vacant', isVacant)
    map.setFilter('staffed', ['!', isVacant])
  }, [map, units.data])
}

/** Marks the matter selected, and goes there when it is out of sight. */
function useSelected(
  map: MapLibre | undefined,
  points: CasePoints | undefined,
  id: string | undefined,
): void {
  const [lng, lat] = placeOfCase(points, id) ?? []
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return setData(map, 'selected', nothing)
    setData(map, 'selected', pointAt(lng, lat))
    if (!map.getBounds().contains([lng, lat])) map.easeTo({ center: [lng, lat], duration: 400 })
  }, [map, lng, lat])
}

function pointAt(lng: number, lat: number): FeatureCollection {
  const geometry = { type: 'Point' as const, coordinates: [lng, lat] }
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] }
}

/** Stresses the region filtered by. Its matters are looked at once, when it changes: later ones do not move the map under a reader. */
function useRegion(
  map: MapLibre | undefined,
  points: CasePoints | undefined,
  region: string | undefined,
): void {
  useEffect(() => {
    for (const [layer] of regionLayers) map?.setFilter(layer, ['==', ['get', 'code'], region ?? ''])
  }, [map, region])

  const seen = useRef<{ map: MapLibre; region: string | undefined }>(undefined)
  useEffect(() => {
    const box = points && boundsOfPoints(points)
    if (!map || !box || (seen.current?.map === map && seen.current.region === region)) return
    seen.current = { map, region }
    map.fitBounds(box, { padding: paddingOf(map), maxZoom: 14, animate: false })
  }, [map, points, region])
}

/** Beside the legend, where there is room for both. */
function paddingOf(map: MapLibre) {
  const wide = map.getContainer().clientWidth > 760
  return { top: 48, right: 56, bottom: 48, left: wide ? 290 : 48 }
}
