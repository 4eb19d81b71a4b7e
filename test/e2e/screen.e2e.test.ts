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

test('a map that does not come leaves the figures standing', async () => {
  const wall = await desk.staff('lingdao', { width: 1920 })
  await wall.route(/MapPanel/, (route) => route.abort())
  await wall.goto(`${desk.url}/screen`)
  await wall.getByText('地图暂时画不出来').waitFor()
  expect(await wall.locator('[data-figure="open"]').textContent()).toMatch(/^\d+$/)
})

test('a display link opens the wall on a machine where nobody signs in, until it is ended', async () => {
  const leader = await desk.staff('lingdao')
  const machine = await desk.page({ width: 1920 })
  let link = ''

  await step('the leader makes one; it is shown once', async () => {
    await leader.goto(`${desk.url}/console/screens`)
    await leader.getByRole('textbox', { name: '放在哪里' }).fill('大厅东墙')
    await leader.getByRole('combobox', { name: '辖区' }).click()
    await leader.getByRole('combobox', { name: '辖区' }).fill('新城街道')
    await leader
      .getByRole('treeitem', { name: /新城街道/ })
      .first()
      .click()
    await leader.getByRole('button', { name: '生成链接' }).click()
    link = await leader.getByRole('textbox', { name: '大屏链接，只显示这一次' }).inputValue()
    expect(link).toMatch(/\/screen#[\w-]{43}$/)
  })

  await step('the machine shows the wall of that street, and not its secret', async () => {
    await machine.goto(link)
    await machine.getByRole('heading', { name: '新城街道 · 指挥大屏' }).waitFor()
    await machine.getByText('实时', { exact: true }).waitFor()
    expect(machine.url()).toBe(`${desk.url}/screen?link=1`)
    await machine.reload()
    await machine.getByRole('heading', { name: '新城街道 · 指挥大屏' }).waitFor()
  })

  await step('ended, the wall goes dark', async () => {
    await leader.getByRole('button', { name: '停用 大厅东墙' }).click()
    await leader.getByRole('button', { name: '停用', exact: true }).last().click()
    await leader.getByText('还没有大屏链接').waitFor()
    await machine.getByRole('heading', { name: '请先登录' }).waitFor({ timeout: 60_000 })
  })
})
