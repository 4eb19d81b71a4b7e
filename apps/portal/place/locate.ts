import type { PlacePoint } from '../report/draft.ts'

export type NotLocated = 'denied' | 'notFound'

/** Where this device is, WGS-84. @throws NotLocated */
export function locate(): Promise<PlacePoint> {
  return new Promise((done, fail) => {
    if (!navigator.geolocation) {
      fail('notFound' satisfies NotLocated)
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        done({
          lng: rounded(coords.longitude),
          lat: rounded(coords.latitude),
          accuracyMetres: Math.round(coords.accuracy),
        }),
      (error) =>
        fail((error.code === error.PERMISSION_DENIED ? 'denied' : 'notFound') satisfies NotLocated),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
}

/** Six decimals are a hand's breadth; more only pretends. */
export function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
