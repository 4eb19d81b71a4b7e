import { type KeyboardEvent, type PointerEvent, useRef, useState, type WheelEvent } from 'react'
import { type Pixel, panned, pinched, type Size, toMetres, type View, zoomed } from './view.ts'

/** Pixels a finger in a glove may slip and still have tapped. */
const slip = 10
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
}
const nearer: Readonly<Record<string, number>> = { '+': 1.6, '=': 1.6, '-': 1 / 1.6, _: 1 / 1.6 }

/**
 * The view under fingers, mouse and keys. A tap brings its place under the pin.
 * @param first shown until somebody moves it
 */
export function useView(first: View, size: Size, onEnter: () => void) {
  const [moved, setMoved] = useState<View>()
  const change = (by: (from: View) => View) => setMoved((from) => by(from ?? first))
  const fingers = useRef(new Map<number, Pixel>())
  const tap = useRef<Pixel | undefined>(undefined)
  const at = (event: PointerEvent | WheelEvent): Pixel => {
    const box = event.currentTarget.getBoundingClientRect()
    return { x: event.clientX - box.x, y: event.clientY - box.y }
  }

  function move(event: PointerEvent) {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const now = at(event)
    fingers.current.set(event.pointerId, now)
    if (tap.current && Math.hypot(now.x - tap.current.x, now.y - tap.current.y) > slip)
      tap.current = undefined
    const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId)
    change((from) =>
      other
        ? pinched(from, size, [before, other[1]], [now, other[1]])
        : panned(from, now.x - before.x, now.y - before.y),
    )
  }

  function end(event: PointerEvent) {
    fingers.current.delete(event.pointerId)
    const place = tap.current
    tap.current = undefined
    if (place && event.type === 'pointerup')
      change((from) => ({ ...from, ...toMetres(from, size, place) }))
  }

  return {
    view: moved ?? first,
    change,
    zoom: (factor: number) => change((from) => zoomed(from, size, factor)),
    handlers: {
      onPointerDown(event: PointerEvent) {
        event.currentTarget.setPointerCapture(event.pointerId)
        tap.current = fingers.current.size === 0 ? at(event) : undefined
        fingers.current.set(event.pointerId, at(event))
      },
      onPointerMove: move,
      onPointerUp: end,
      onPointerCancel: end,
      onWheel(event: WheelEvent) {
        const place = at(event)
        change((from) => zoomed(from, size, event.deltaY < 0 ? 1.25 : 0.8, place))
      },
      onKeyDown(event: KeyboardEvent) {
        const step = arrows[event.key]
        const factor = nearer[event.key]
        if (step) change((from) => panned(from, ...step))
        else if (factor) change((from) => zoomed(from, size, factor))
        else if (event.key === 'Enter') onEnter()
        else return
        event.preventDefault()
      },
    },
  }
}
