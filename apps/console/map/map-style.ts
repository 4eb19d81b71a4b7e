import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { MapSetup } from '#contract/map.ts'
import { tileZooms } from '#contract/tiles.ts'

type Layer = StyleSpecification['layers'][number]
type Language = 'zh' | 'en'

/** Layers that are shown and hidden together, by the name of their switch. */
export const layersOf = {
  points: ['clusters', 'cluster-count', 'cases'],
  heat: ['heat'],
  borders: ['grid', 'village', 'township', 'county', 'names'],
  units: ['units'],
  duty: ['staffed', 'vacant'],
} as const
export type LayerSwitch = keyof typeof layersOf
export const layerSwitches = Object.keys(layersOf) as LayerSwitch[]
export type ShownLayers = Readonly<Record<LayerSwitch, boolean>>
export const firstShown: ShownLayers = {
  points: true,
  heat: false,
  borders: true,
  units: false,
  duty: false,
}

/** Names are drawn with the fonts of the machine: no glyphs are fetched from anywhere. */
const fonts = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif']

/** Stress the region filtered by, whichever level it is of. */
export const regionLayers = (['county', 'township', 'village', 'grid'] as const).map(
  (level) => [`region-${level}`, level] as const,
)

const ink = '#1d2729'
const jade = '#0f5257'
const red = '#a8201a'

const geojson = {
  type: 'geojson' as const,
  data: { type: 'FeatureCollection' as const, features: [] },
}

/** Everything the map can show, from our own server; a background of the operator's choice lies below. */
export function caseMapStyle(
  setup: MapSetup,
  language: Language,
  origin: string,
): StyleSpecification {
  const [west = 0, south = 0, east = 0, north = 0] = setup.bounds
  const base = setup.base.map((each, i) => [`base-${i}`, each] as const)
  return {
    version: 8,
    sources: {
      town: {
        type: 'vector',
        tiles: [origin + setup.tiles],
        minzoom: tileZooms.least,
        maxzoom: tileZooms.most,
        bounds: [west, south, east, north],
      },
      ...Object.fromEntries(
        base.map(([id, { tiles, scheme }]) => [
          id,
          { type: 'raster' as const, tiles, scheme, tileSize: 256, maxzoom: 18 },
        ]),
      ),
      cases: {
        ...geojson,
        cluster: true,
        clusterRadius: 46,
        clusterMaxZoom: 14,
        clusterProperties: { overdue: ['+', ['case', ['get', 'overdue'], 1, 0]] },
      },
      heat: geojson,
      area: geojson,
      selected: geojson,
      units: geojson,
    },
    layers: hideAtFirst([
      { id: 'paper', type: 'background', paint: { 'background-color': '#efede7' } },
      ...base.map(([id]): Layer => ({ id, type: 'raster', source: id })),
      ...town(language),
      ...area,
      ...cases,
      {
        id: 'units',
        type: 'symbol',
        source: 'units',
        layout: {
          'icon-image': ['concat', 'unit-', ['get', 'kind']],
          'icon-padding': 1,
          'symbol-sort-key': ['get', 'order'],
        },
      },
    ]),
  }
}

/** What is switched off is so from the first frame on. */
function hideAtFirst(layers: Layer[]): Layer[] {
  const hidden = layerSwitches
    .filter((name) => !firstShown[name])
    .flatMap((name): readonly string[] => layersOf[name])
  for (const layer of layers.filter(({ id }) => hidden.includes(id)))
    layer.layout = { ...layer.layout, visibility: 'none' }
  return layers
}

function town(language: Language): Layer[] {
  const line = (
    id: string,
    color: string,
    width: DataDrivenPropertyValueSpecification<number>,
    dash?: number[],
  ): Layer => ({
    id,
    type: 'line',
    source: 'town',
    'source-layer': id,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': color,
      'line-width': width,
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  })
  const grid = { source: 'town', 'source-layer': 'grid', minzoom: 10 } as const
  return [
    { id: 'staffed', type: 'fill', ...grid, paint: { 'fill-color': jade, 'fill-opacity': 0.08 } },
    { id: 'vacant', type: 'fill', ...grid, paint: { 'fill-pattern': 'hatch' } },
    line('grid', '#b9b4a8', 0.8, [3, 2]),
    line('village', '#a39d8f', 1),
    line('township', '#857f72', 1.3),
    line('county', '#5f594d', 2),
    ...regionLayers.map(
      ([id, level]): Layer => ({
        id,
        type: 'line',
        source: 'town',
        'source-layer': level,
        filter: ['==', ['get', 'code'], ''],
        paint: { 'line-color': jade, 'line-width': 3.5 },
      }),
    ),
    {
      id: 'names',
      type: 'symbol',
      source: 'town',
      'source-layer': 'label',
      layout: {
        'text-field': ['get', language],
        'text-font': fonts,
        'text-size': ['match', ['get', 'level'], 'county', 16, 'township', 13.5, 12],
        'text-max-width': 8,
        'text-padding': 6,
        'symbol-sort-key': ['length', ['get', 'code']],
      },
      paint: {
        'text-color': ['match', ['get', 'level'], 'county', '#3c372d', '#5f594d'],
        'text-halo-color': '#f6f5f2',
        'text-halo-width': 1.4,
      },
    },
  ]
}

const area: Layer[] = [
  {
    id: 'area-fill',
    type: 'fill',
    source: 'area',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': jade, 'fill-opacity': 0.1 },
  },
  {
    id: 'area-line',
    type: 'line',
    source: 'area',
    paint: { 'line-color': jade, 'line-width': 2.5, 'line-dasharray': [2, 1.2] },
  },
  {
    id: 'area-corners',
    type: 'circle',
    source: 'area',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 5,
      'circle-color': '#ffffff',
      'circle-stroke-color': jade,
      'circle-stroke-width': 2.5,
    },
  },
]

const isCluster: ExpressionSpecification = ['has', 'point_count']
const someLate: ExpressionSpecification = ['>', ['get', 'overdue'], 0]

const cases: Layer[] = [
  {
    id: 'heat',
    type: 'heatmap',
    source: 'heat',
    paint: {
      'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 5, 10, 10, 22, 15, 40],
      'heatmap-weight': 0.6,
      'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 5, 0.15, 9, 0.5, 13, 1.4],
      // From clear over straw to dark red: told apart in grey too, since it only grows darker.
      'heatmap-color': [
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        0,
        'rgba(255,241,184,0)',
        0.15,
        'rgba(255,225,140,0.65)',
        0.45,
        'rgba(232,140,60,0.75)',
        0.75,
        'rgba(190,50,35,0.8)',
        1,
        'rgba(100,10,20,0.85)',
      ],
    },
  },
  {
    id: 'clusters',
    type: 'circle',
    source: 'cases',
    filter: isCluster,
    paint: {
      'circle-color': jade,
      'circle-opacity': 0.92,
      'circle-radius': ['step', ['get', 'point_count'], 15, 10, 18, 100, 22, 1000, 27],
      'circle-stroke-width': ['case', someLate, 3.5, 1.5],
      'circle-stroke-color': ['case', someLate, red, '#ffffff'],
    },
  },
  {
    id: 'cluster-count',
    type: 'symbol',
    source: 'cases',
    filter: isCluster,
    layout: {
      // The lower figure, after an exclamation mark, is how many of them are overdue.
      'text-field': [
        'case',
        someLate,
        ['concat', ['get', 'point_count_abbreviated'], '\n!', ['get', 'overdue']],
        ['to-string', ['get', 'point_count_abbreviated']],
      ],
      'text-font': fonts,
      'text-size': 12,
      'text-line-height': 1,
      'text-allow-overlap': true,
      // Names that a circle would cover give way to it.
      'text-padding': 9,
    },
    paint: { 'text-color': '#ffffff' },
  },
  {
    id: 'selected',
    type: 'circle',
    source: 'selected',
    paint: {
      'circle-radius': 15,
      'circle-color': '#fff1b8',
      'circle-opacity': 0.85,
      'circle-stroke-color': ink,
      'circle-stroke-width': 2.5,
    },
  },
  {
    id: 'cases',
    type: 'symbol',
    source: 'cases',
    filter: ['!', isCluster],
    layout: {
      'icon-image': ['concat', ['get', 'group'], ['case', ['get', 'overdue'], '-late', '']],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
]
