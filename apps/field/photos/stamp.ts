import { dateTimeOf } from '#apps/kit/time.ts'

/** What is written on a photo: when, where, and which matter; before it has a code, that it has none. */
export function stampLines(about: {
  at: number
  place?: string | undefined
  point?: { lng: number; lat: number } | undefined
  caseCode?: string | undefined
  key?: string | undefined
}): string[] {
  const { at, place, point, caseCode, key } = about
  const where = [place, point && `${point.lng.toFixed(5)}, ${point.lat.toFixed(5)} WGS-84`]
  return [
    `${dateTimeOf(new Date(at))}  ${caseCode ?? (key ? `待编号 ${key.slice(0, 8)}` : '')}`.trim(),
    ...(where.some(Boolean) ? [where.filter(Boolean).join('  ')] : []),
  ]
}
