import { expect, test } from 'vitest'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { pdfOf, wavOf } from '#test/factories/documents.ts'
import { Api } from './api.ts'
import { findings } from './axe.ts'
import { confirmButton, openForm } from './console.ts'
import { openDesk } from './desk.ts'

const desk = openDesk({ maps: false })

test('a document is read and a recording heard where they are', async () => {
  const api = new Api(desk.url)
  const { caseId } = await api.report({ words: '楼道堆满杂物', regionCode: storyGrid })
  api.close()
  const page = await desk.staff('fenpai-suzhou')
  await page.goto(`${desk.url}/console/cases/${caseId}`)

  const form = await openForm(page, '记事')
  await form.getByRole('textbox').first().fill('附上物业的通知和来电录音')
  await form.locator('input[type=file]').setInputFiles([
    {
      name: 'notice.pdf',
      mimeType: 'application/pdf',
      buffer: pdfOf(['First page', 'The second']),
    },
    { name: 'call.wav', mimeType: 'audio/wav', buffer: wavOf(2) },
  ])
  await form.getByText('call.wav').waitFor()
  await confirmButton(form, '记事').click()
  await form.waitFor({ state: 'hidden' })

  const files = page.getByRole('region', { name: '附件' })
  const sound = files.locator('audio')
  await expect.poll(() => sound.evaluate((it: HTMLAudioElement) => it.duration)).toBeCloseTo(2, 0)

  await files.getByRole('button', { name: '查看 notice.pdf' }).click()
  const viewer = page.getByRole('dialog', { name: 'notice.pdf' })
  await viewer.getByText('第 1 / 2 页').waitFor()
  await viewer.getByText('First page').waitFor({ state: 'attached' })
  const drawn = () =>
    viewer.locator('canvas').evaluate((it: HTMLCanvasElement) => {
      const { data } = it.getContext('2d')?.getImageData(0, 0, it.width, it.height) ?? { data: [] }
      return data.some((value, index) => index % 4 === 0 && value < 60)
    })
  await expect.poll(drawn).toBe(true)
  await page.keyboard.press('ArrowRight')
  await viewer.getByText('第 2 / 2 页').waitFor()
  await viewer.getByText('The second').waitFor({ state: 'attached' })
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'hidden' })
})
