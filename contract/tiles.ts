/** Layers of our vector tiles, each from the zoom at which it can be told apart; `label` has a point for every name. */
export const tileLayers = { county: 5, township: 7, village: 9, grid: 10, label: 5 } as const
export type TileLayer = keyof typeof tileLayers

/** Zooms of our tiles; above the last a map enlarges what it has. */
export const tileZooms = { least: 5, most: 15 } as const
