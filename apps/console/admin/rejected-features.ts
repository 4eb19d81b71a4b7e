import type { GridImportView } from '#contract/api.ts'

/**
 * The features of a file that were refused, each with its reasons in its properties, as a file of the
 * same kind: to be mended and imported again.
 */
export function rejectedFeatures(
  geojson: unknown,
  rejected: GridImportView['rejected'],
): { type: 'FeatureCollection'; features: unknown[] } {
  const features = (geojson as { features?: unknown }).features
  const all: unknown[] = Array.isArray(features) ? features : []
  return {
    type: 'FeatureCollection',
    features: rejected.map(({ row, reasons }) => {
      const feature = (all[row - 1] ?? { type: 'Feature', geometry: null }) as {
        properties?: object | null
      }
      return { ...feature, properties: { ...feature.properties, reasons } }
    }),
  }
}

/** Hands a text to the browser as a download. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
