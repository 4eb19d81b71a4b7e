import { expect, test } from 'vitest'
import { fitted, pinched, planeAt, roundMetres, toMetres, toPixel, zoomed } from './view.ts'

const size = { width: 360, height: 500 }
const view = { x: 1000, y: -400, scale: 5 }

test('a degree is as long as the earth makes it, and the way back is exact', () => {
  const plane = planeAt({ lng: 98.5, lat: 39.7 })
  const at = plane.toMetres({ lng: 98.6, lat: 39.8 })
  expect(at.x).toBeCloseTo(8555, -1)
  expect(at.y).toBeCloseTo(11_119, -1)
  const back = plane.toSpot(at)
  expect(back.lng).toBeCloseTo(98.6, 9)
  expect(back.lat).toBeCloseTo(39.8, 9)
})

test('pixels and metres are each the other way round; north is up', () => {
  const pixel = toPixel(view, size, { x: 1100, y: -300 })
  expect(pixel).toEqual({ x: 200, y: 230 })
  expect(toMetres(view, size, pixel)).toEqual({ x: 1100, y: -300 })
})

test('nearer by a factor, and the place under the finger stays there', () => {
  const finger = { x: 60, y: 420 }
  const place = toMetres(view, size, finger)
  const near = zoomed(view, size, 4, finger)
  expect(near.scale).toBe(1.25)
  expect(toPixel(near, size, place)).toEqual(finger)
  expect(zoomed(view, size, 1e9).scale).toBe(0.1)
})

test('two fingers keep hold of what they took', () => {
  const before = [
    { x: 100, y: 200 },
    { x: 200, y: 200 },
  ] as const
  const after = [
    { x: 80, y: 260 },
    { x: 280, y: 260 },
  ] as const
  const next = pinched(view, size, before, after)
  expect(next.scale).toBe(2.5)
  for (const finger of [0, 1] as const) {
    const pixel = toPixel(next, size, toMetres(view, size, before[finger]))
    expect(pixel.x).toBeCloseTo(after[finger].x, 6)
    expect(pixel.y).toBeCloseTo(after[finger].y, 6)
  }
})

test.each([200, 20_000, 400_000])('a grid %i m wide lies whole in view, and fills it', (wide) => {
  const corners = [
    { x: 50, y: 10 },
    { x: 50 + wide, y: 10 + wide / 2 },
  ]
  const whole = fitted(size, corners)
  const pixels = corners.map((corner) => toPixel(whole, size, corner))
  for (const { x, y } of pixels) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(size.width)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(size.height)
  }
  expect((pixels[1]?.x ?? 0) - (pixels[0]?.x ?? 0)).toBeGreaterThan(size.width * 0.8)
})

test('one place alone is shown with a kilometre about it', () => {
  expect(fitted(size, [{ x: 7, y: 9 }])).toEqual({ x: 7, y: 9, scale: 1000 / 360 })
})

test('lengths of the bar are round', () => {
  expect(roundMetres(5, 100)).toBe(500)
  expect(roundMetres(3, 100)).toBe(200)
  expect(roundMetres(1200, 100)).toBe(100_000)
  expect(roundMetres(0.199, 100)).toBeCloseTo(10, 9)
})
