import type { Weekday } from '#contract/patrol-words.ts'
import type { Checkpoint, PatrolRoute } from '#contract/patrols.ts'
import { contains, type Position } from '#server/town/geometry.ts'
import type { MadeGrid } from './grids.ts'
import { kindOf } from './kinds.ts'
import { type Random, randomOf } from './random.ts'

/** What is worth a look every week. OWN: to be replaced by the points that are walked in truth. */
type Kind = readonly [zh: string, en: string, hintZh: string, hintEn: string]
const inTown: readonly Kind[] = [
  ['消防通道', 'Fire lane', '有无车辆、杂物堵塞', 'Is it blocked by cars or things'],
  ['垃圾收集点', 'Rubbish point', '有无满溢、焚烧', 'Overfull, or burning'],
  ['电动车充电棚', 'Charging shed', '有无飞线充电', 'Cables hanging from windows'],
  ['沿街商铺', 'Shops on the street', '占道、油烟、招牌松动', 'Pavement taken, fumes, loose signs'],
  ['休闲小广场', 'Small square', '路灯、健身器材是否完好', 'Lamps and exercise machines whole'],
]
const inVillages: readonly Kind[] = [
  ['村组路口', 'Crossing of the group', '路面、标志、护栏', 'Surface, signs, rails'],
  [
    '灌溉渠涵洞',
    'Culvert of the canal',
    '淤堵、塌陷、有无人嬉水',
    'Blocked, sunken, children in it',
  ],
  ['柴草堆放点', 'Straw stack', '离房屋、电线的距离', 'How far from houses and wires'],
  ['机井房', 'Well house', '门锁、电箱', 'Lock and switch box'],
  ['羊圈集中区', 'Sheep pens', '粪污、病死畜', 'Dung, dead animals'],
]
const daysOf: readonly (readonly Weekday[])[] = [
  ['MON', 'THU'],
  ['TUE', 'FRI'],
  ['WED'],
  ['MON', 'WED', 'FRI'],
]

/** A route of three to five points for each grid, between its middle and its corners. Takes 50 ms. */
export function makePatrolRoutes(grids: readonly MadeGrid[]): PatrolRoute[] {
  const random = randomOf(6209)
  return grids.map((grid) => {
    const kinds = kindOf(grid.villageCode) === 'RURAL' ? inVillages : inTown
    const first = Math.floor(random() * kinds.length)
    const points = Array.from({ length: 3 + Math.floor(random() * 3) }, (_, at) =>
      pointOf(grid, at, kinds[(first + at) % kinds.length] ?? anywhere, random),
    )
    return {
      code: `R-${grid.code}`,
      name: { zh: `${grid.name.zh}巡查`, en: `${grid.name.en} patrol` },
      regionCode: grid.code,
      synthetic: true,
      points,
    }
  })
}

const anywhere: Kind = ['公共区域', 'Common ground', '有无异常', 'Anything unusual']

function pointOf(grid: MadeGrid, at: number, kind: Kind, random: Random): Checkpoint {
  const [zh, en, hintZh, hintEn] = kind
  const [lng, lat] = placeIn(grid, random)
  // The first is looked at whenever it suits; the others have their days.
  const when =
    at === 0
      ? { timesAWeek: 2 }
      : { weekdays: [...(daysOf[Math.floor(random() * daysOf.length)] ?? ['WED' as const])] }
  return {
    code: String(at + 1).padStart(2, '0'),
    name: { zh, en },
    lng,
    lat,
    hint: { zh: hintZh, en: hintEn },
    ...when,
  }
}

/** On the way from the middle to a corner; at the middle itself where the shape is bent away. */
function placeIn({ polygons, innerPoint }: MadeGrid, random: Random): Position {
  const ring = polygons[0]?.[0] ?? []
  const [x, y] = innerPoint
  const [cornerX, cornerY] = ring[Math.floor(random() * ring.length)] ?? innerPoint
  const share = Math.min(
    0.25 + random() * 0.5,
    reach / Math.max(reach, far(x - cornerX, y - cornerY)),
  )
  const place: Position = [x + (cornerX - x) * share, y + (cornerY - y) * share]
  return (contains(polygons, place) ? place : innerPoint).map(round) as Position
}

/** In degrees, some three kilometres: in the desert nobody walks to the corner of a grid. */
const reach = 0.03
const far = (x: number, y: number) => Math.max(Math.abs(x), Math.abs(y))
const round = (value: number) => Math.round(value * 1e6) / 1e6
