import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openDesk } from './desk.ts'
import { makeSamples } from './samples.ts'
import { step } from './step.ts'

const desk = openDesk()
beforeAll(async () => {
  await makeSamples(desk.url)
})

const figure = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0])

async function onMap(page: Page): Promise<number> {
  return figure(await page.getByText(/^图上 \d+ 件$/).textContent())
}

/** Of the table's last line: open matters, and those without coordinates. */
async function inTable(page: Page): Promise<{ open: number; unplaced: number }> {
  const cells = page.getByRole('row', { name: /^合计/ }).getByRole('cell')
  const [open = 0, , unplaced = 0] = (await cells.allTextContents()).map(figure)
  return { open, unplaced }
}

test('a dispatcher sees her matters on the map, reads the same as a table, and draws an area', async () => {
  const page = await desk.staff('fenpai-suzhou')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const canvas = page.getByRole('region', { name: /^事项地图/ })
  let all = 0

  await step('the table says what the map shows', async () => {
    await page.goto(`${desk.url}/console/map?queue=ALL_OPEN`)
    await canvas.waitFor()
    all = await onMap(page)
    expect(all).toBeGreaterThan(10)
    const { open, unplaced } = await inTable(page)
    expect(open - unplaced).toBe(all)
  })

  await step('boundaries come from our own server, and nothing from elsewhere', async () => {
    const tile = page.waitForResponse((answer) => /\/api\/town\/tiles\/.*\.mvt$/.test(answer.url()))
    const foreign: string[] = []
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(desk.url) && !/^(blob|data):/.test(url)) foreign.push(url)
    })
    await page.reload()
    expect((await tile).status()).toBe(200)
    await page.getByText(/^图上 \d+ 件$/).waitFor()
    expect(foreign).toEqual([])
  })

  await step('an area is begun by the keyboard alone; Escape gives it up', async () => {
    await page.getByRole('button', { name: '画范围' }).click()
    await page.keyboard.press('Enter')
    await page.getByText('已画 1 个角点').waitFor()
    await page.keyboard.press('Backspace')
    await page.getByText('已画 0 个角点').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '画范围' }).waitFor()
    expect(new URL(page.url()).searchParams.has('area')).toBe(false)
  })

  await step('drawn to the end it is in the address, and narrows map and table alike', async () => {
    await page.getByRole('button', { name: '画范围' }).click()
    const box = await canvas.boundingBox()
    if (!box) throw new Error('the map has no size')
    const corners = [
      [0.35, 0.1],
      [0.8, 0.1],
      [0.8, 0.55],
    ] as const
    for (const [index, [x, y]] of corners.entries()) {
      await page.mouse.click(box.x + box.width * x, box.y + box.height * y)
      await page.getByText(`已画 ${index + 1} 个角点`).waitFor()
    }
    await page.getByRole('button', { name: '完成', exact: true }).click()
    await page.getByRole('button', { name: '清除范围' }).waitFor()
    expect(new URL(page.url()).searchParams.get('area')).toMatch(
      /^[\d.]+ [\d.]+(,[\d.]+ [\d.]+){2}$/,
    )
    await expect.poll(() => onMap(page)).toBeLessThan(all)
    await expect
      .poll(async () => (await inTable(page).catch(() => ({ open: 0 }))).open)
      .toBe(await onMap(page))
  })

  await step('cleared, everything is there again; a place of the table narrows too', async () => {
    await page.getByRole('button', { name: '清除范围' }).click()
    await expect.poll(() => onMap(page)).toBe(all)
    await page
      .getByRole('button', { name: /^只看.*(镇|乡|街道)/ })
      .first()
      .click()
    await expect.poll(() => new URL(page.url()).searchParams.get('region')).toMatch(/^\d{9}$/)
  })

  await step('where no map can be drawn the table stands alone', async () => {
    const plain = await desk.staff('fenpai-suzhou')
    await plain.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await plain.goto(`${desk.url}/console/map?queue=ALL_OPEN`)
    await plain.getByText('地图打不开，请用下面的表').waitFor()
    await plain.getByRole('row', { name: /^合计/ }).waitFor()
  })
})
