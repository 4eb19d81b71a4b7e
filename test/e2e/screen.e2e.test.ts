import { expect, test } from 'vitest'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { Api } from './api.ts'
import { openDesk } from './desk.ts'
import { step } from './step.ts'

const desk = openDesk({ maps: false })

test('the wall: a report makes the number go up, and a lost line is said', async () => {
  const api = new Api(desk.url)
  const wall = await desk.staff('lingdao', { width: 1920 })
  const number = wall.locator('[data-figure="received"]')
  const received = async () => Number(await number.textContent())
  try {
    await step('it is live, and nothing scrolls', async () => {
      await wall.goto(`${desk.url}/screen`)
      await wall.getByRole('heading', { name: '肃州区 · 指挥大屏' }).waitFor()
      await wall.getByText('实时', { exact: true }).waitFor()
      const [high, seen] = await wall.evaluate(() => [
        document.documentElement.scrollHeight,
        innerHeight,
      ])
      expect(high).toBe(seen)
    })

    await step('somebody reports: the number goes up by itself', async () => {
      const before = await received()
      await api.report({ words: '夜市音响太响，孩子睡不着', regionCode: storyGrid })
      await expect.poll(received, { timeout: 15_000 }).toBe(before + 1)
      expect(await wall.locator('body').textContent()).not.toContain('夜市音响')
    })

    await step('cut off, it says that its figures are old, and mends itself', async () => {
      const before = await received()
      await wall.context().setOffline(true)
      await wall.getByText(/^连接中断，正在重连。以下是 \d\d:\d\d:\d\d 的旧数字$/).waitFor({
        timeout: 60_000,
      })
      expect(await received()).toBe(before)
      await wall.context().setOffline(false)
      await wall.getByText('实时', { exact: true }).waitFor({ timeout: 60_000 })
    })

    await step('it speaks English, and pages stand still when told to', async () => {
      await wall.getByRole('button', { name: 'English' }).click()
      await wall.getByRole('heading', { name: 'Suzhou District · Command screen' }).waitFor()
      await wall.getByRole('heading', { level: 1 }).click()
      await wall.keyboard.press(' ')
      await wall.getByRole('button', { name: 'Page on', pressed: true }).waitFor()
    })
  } finally {
    api.close()
  }
})
