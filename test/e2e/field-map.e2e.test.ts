import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDesk } from './desk.ts'
import { report, signInOnPhone, tab } from './phone.ts'
import { step } from './step.ts'

// The place of a report set on the map of the grids, which works without a network like all else.

const desk = openDesk({ maps: false })

const coordinates = async (page: Page) => {
  const words = await page.getByText(/^WGS-84/).textContent()
  const [lng = Number.NaN, lat = Number.NaN] = (words?.match(/[\d.]{5,}/g) ?? []).map(Number)
  return { lng, lat }
}

test('without a network the map opens, is moved, and gives the report its place', async () => {
  const page = await desk.page({ phone: true, width: 360 })
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ longitude: 98.5, latitude: 39.75, accuracy: 800 })
  await signInOnPhone(page, desk.url, 'wanggeyuan')
  await page.context().setOffline(true)
  await tab(page, '登记')
  await page.getByText('误差约 800 米').waitFor()

  const map = page.getByRole('application', { name: '网格地图' })
  const open = async () => {
    await page.getByRole('button', { name: '在地图上定位' }).click()
    await map.waitFor()
  }
  await step(
    'by keys: it begins where the phone is, moves, and Enter takes the place',
    async () => {
      await page.getByRole('button', { name: '更正' }).click()
      await open()
      expect(await coordinates(page)).toEqual({ lng: 98.5, lat: 39.75 })
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('+')
      const moved = await coordinates(page)
      expect(moved.lat).toBeGreaterThan(39.75)
      expect(moved.lng).toBe(98.5)
      await page.keyboard.press('Enter')
      await page.getByText('在地图上定的').waitFor()
      await open()
      expect(await coordinates(page)).toEqual(moved)
      await page.keyboard.press('Escape')
    },
  )

  const taken = await step(
    'by a finger: what is tapped lies under the pin and is taken',
    async () => {
      await open()
      const before = await coordinates(page)
      const box = await map.boundingBox()
      await map.click({ position: { x: 60, y: (box?.height ?? 0) / 2 } })
      const after = await coordinates(page)
      expect(after.lng).toBeLessThan(before.lng)
      expect(after.lat).toBeCloseTo(before.lat, 4)
      await page.getByRole('button', { name: '就是这里' }).click()
      await map.waitFor({ state: 'detached' })
      return after
    },
  )

  await step('the report goes with that place, and no accuracy it does not have', async () => {
    await report(page, '上报中心', '地图')
    const sent = page.waitForRequest((request) => request.url().endsWith('/api/field/outbox'))
    await page.context().setOffline(false)
    const { items } = (await sent).postDataJSON() as { items: { body: { point: object } }[] }
    expect(items[0]?.body.point).toEqual({
      lng: expect.closeTo(taken.lng, 4),
      lat: expect.closeTo(taken.lat, 4),
      datum: 'WGS84',
    })
    await page.getByText('已同步', { exact: true }).waitFor({ timeout: 60_000 })
  })
})
