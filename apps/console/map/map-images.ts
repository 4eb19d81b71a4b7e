import type { Map as MapLibre } from 'maplibre-gl'
import type { UnitsMap } from '#contract/map.ts'
import { type CaseGroup, caseGroups } from './case-groups.ts'

type UnitKind = UnitsMap['units'][number]['kind']

/** One character for each kind, as on official maps. */
export const unitMarks: Readonly<Record<UnitKind, string>> = {
  HALL: '厅',
  CENTRE: '综',
  DEPARTMENT: '部',
  TOWNSHIP: '镇',
  VILLAGE: '村',
  GRID: '格',
  STATION: '警',
  COURT: '法',
}

const pixelRatio = 2
/** In CSS px. */
const side = 22
const red = '#a8201a'

/** Puts every picture that the style names into the map: matters by look, units by kind, hatching. */
export function addImages(map: MapLibre): void {
  const add = (name: string, size: number, draw: (on: CanvasRenderingContext2D) => void) => {
    if (!map.hasImage(name)) map.addImage(name, picture(size, draw), { pixelRatio })
  }
  for (const group of caseGroups) {
    add(group.name, side, (on) => drawCase(on, group, false))
    add(`${group.name}-late`, side, (on) => drawCase(on, group, true))
  }
  for (const [kind, mark] of Object.entries(unitMarks))
    add(`unit-${kind}`, side, (on) => drawUnit(on, mark))
  add('hatch', 8, drawHatch)
}

function picture(size: number, draw: (on: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = size * pixelRatio
  canvas.height = size * pixelRatio
  const on = canvas.getContext('2d')
  if (!on) return new ImageData(size * pixelRatio, size * pixelRatio)
  on.scale(pixelRatio, pixelRatio)
  draw(on)
  return on.getImageData(0, 0, canvas.width, canvas.height)
}

/** Also the legend's: one drawing for map, legend and print. */
export function drawCase(
  on: CanvasRenderingContext2D,
  { shape, colour }: Pick<CaseGroup, 'shape' | 'colour'>,
  late: boolean,
): void {
  on.lineWidth = late ? 4.5 : 2
  on.strokeStyle = late ? red : '#ffffff'
  on.fillStyle = colour
  const path = outlines[shape]()
  on.stroke(path)
  if (late) {
    on.lineWidth = 1.2
    on.strokeStyle = '#ffffff'
    on.stroke(path)
  }
  on.fill(path)
  if (!late) return
  on.fillStyle = '#ffffff'
  on.fillRect(10, 7, 2, 5)
  on.fillRect(10, 13.5, 2, 2)
}

/** In a square of 22. */
const outlines: Record<CaseGroup['shape'], () => Path2D> = {
  circle() {
    const path = new Path2D()
    path.arc(11, 11, 7, 0, 2 * Math.PI)
    return path
  },
  diamond: () => new Path2D('M11 2.5L19.500 11 11 19.500 2.500 11z'),
  triangle: () => new Path2D('M11 2.500L20 18.500H2z'),
  square: () => new Path2D('M4.500 4.500h13v13h-13z'),
  bar: () => new Path2D('M2.500 6.500h17v9h-17z'),
}

function drawUnit(on: CanvasRenderingContext2D, mark: string): void {
  on.fillStyle = '#ffffff'
  on.strokeStyle = '#0f5257'
  on.lineWidth = 1.5
  const path = new Path2D()
  path.roundRect(2, 2, 18, 18, 3)
  on.fill(path)
  on.stroke(path)
  on.fillStyle = '#0a3d41'
  on.font = '600 12px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
  on.textAlign = 'center'
  on.textBaseline = 'middle'
  on.fillText(mark, 11, 11.5)
}

function drawHatch(on: CanvasRenderingContext2D): void {
  on.strokeStyle = 'rgba(168, 32, 26, 0.55)'
  on.lineWidth = 1.2
  for (const shift of [-8, 0, 8]) {
    on.moveTo(shift - 1, 9)
    on.lineTo(shift + 9, -1)
  }
  on.stroke()
}
