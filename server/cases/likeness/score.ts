import type { LikenessKind, LikenessReason } from '#contract/likeness.ts'
import { overlap, pairsOf, type Rarity, sharedWords } from './pairs.ts'
import { farthest, longest, weights } from './weights.ts'

/** What is compared of a matter. */
export interface Likened {
  categoryCode: string | null
  /** WGS-84. */
  point: { lng: number; lat: number } | null
  regionCode: string
  receivedAt: Date
  words: string
}

export interface Likeness {
  /** 0 to 1. */
  confidence: number
  /** By which they are ordered: confidence ends before certainty, these do not. */
  points: number
  /** Strongest first. */
  reasons: LikenessReason[]
  metres?: number
}

/** What was found out about the two beside what they say. */
export interface Known {
  samePhone?: boolean
  /** The person pointed at the other one. */
  said?: boolean
}

type Leaf = (code: string) => { zh: string; en: string }

/**
 * How like two matters are, and why, in words that a dispatcher can check. Pure; the same either way round.
 * @param rarity how much a pair of characters says among the matters compared
 * @param nameOf name of a leaf of the category tree
 */
export function likeness(
  a: Likened,
  b: Likened,
  rarity: Rarity,
  nameOf: Leaf,
  known: Known = {},
): Likeness {
  const reasons: LikenessReason[] = []
  const add = (kind: LikenessKind, points: number, zh: string, en: string) => {
    if (Math.round(points) > 0) reasons.push({ kind, points: Math.round(points), why: { zh, en } })
  }
  if (known.said) add('SAID', weights.said, '诉求人指认为同一事', 'The person said it is the same')
  const metres = a.point && b.point ? metresBetween(a.point, b.point) : undefined
  if (metres !== undefined) {
    const share = 1 - metres / farthest
    const points = metres > farthest ? 0 : weights.edge + (weights.spot - weights.edge) * share
    add('PLACE', points, `相距 ${Math.round(metres)} 米`, `${Math.round(metres)} m apart`)
  } else if (sameRegion(a, b, 15)) {
    add('PLACE', weights.grid, '同一网格', 'The same grid')
  } else if (sameRegion(a, b, 12)) {
    add('PLACE', weights.village, '同一村社区', 'The same village or community')
  }
  const [one, other] = [pairsOf(a.words), pairsOf(b.words)]
  const shared = sharedWords(a.words, b.words, rarity)
  if (shared.length > 0)
    add(
      'WORDS',
      weights.words * overlap(one, other, rarity),
      `都说到“${shared.join('”“')}”`,
      `Both say “${shared.join('”, “')}”`,
    )
  addKind(a, b, nameOf, add)
  if (known.samePhone) add('PHONE', weights.phone, '同一电话', 'The same telephone')
  const days = Math.floor(Math.abs(a.receivedAt.getTime() - b.receivedAt.getTime()) / 86_400_000)
  add(
    'TIME',
    weights.sameDay * (1 - days / longest),
    days === 0 ? '一天之内' : `相隔 ${days} 天`,
    days === 0 ? 'Within a day' : `${days} days apart`,
  )
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0)
  return {
    confidence: Math.min(points, 99) / 100,
    points,
    reasons: reasons.toSorted((x, y) => y.points - x.points),
    ...(metres === undefined ? {} : { metres }),
  }
}

function addKind(
  a: Likened,
  b: Likened,
  nameOf: Leaf,
  add: (kind: LikenessKind, points: number, zh: string, en: string) => void,
): void {
  if (a.categoryCode === null || b.categoryCode === null) return
  if (a.categoryCode === b.categoryCode) {
    const { zh, en } = nameOf(a.categoryCode)
    add('KIND', weights.leaf, `同为${zh}`, `Both ${en}`)
  } else if (a.categoryCode.slice(0, 2) === b.categoryCode.slice(0, 2)) {
    const { zh, en } = nameOf(a.categoryCode.slice(0, 2))
    add('KIND', weights.class, `同属${zh}`, `Both under ${en}`)
  }
}

function sameRegion(a: Likened, b: Likened, digits: 12 | 15): boolean {
  const [one, other] = [a.regionCode.slice(0, digits), b.regionCode.slice(0, digits)]
  return one.length === digits && one === other
}

const metresPerDegree = 111_195

/** On the plane, good to a metre at a few hundred. */
export function metresBetween(
  a: { lng: number; lat: number },
  b: { lng: number; lat: number },
): number {
  const shrink = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot((a.lng - b.lng) * shrink, a.lat - b.lat) * metresPerDegree
}

/** Degrees around a point that hold everything within that distance. */
export function boxAround({ lng, lat }: { lng: number; lat: number }, metres: number) {
  const up = metres / metresPerDegree
  const aside = up / Math.cos((lat * Math.PI) / 180)
  return { west: lng - aside, east: lng + aside, south: lat - up, north: lat + up }
}
