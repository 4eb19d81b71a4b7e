import { expect, test } from 'vitest'
import { dashed, give, openFrom, refusedButton } from './console.ts'
import { openDesk } from './desk.ts'
import { asFile, nightPhoto } from './photo.ts'
import { step } from './step.ts'

const desk = openDesk()

test('disposed of on the spot by a grid worker in three taps and a photo', async () => {
  const worker = await desk.staff('wanggeyuan', { phone: true })
  await worker.getByRole('link', { name: '登记', exact: true }).click()
  await worker.getByRole('heading', { name: '当场办结' }).waitFor()
  let taps = 0
  const tap = async (name: string | RegExp) => {
    taps += 1
    await worker.getByRole('main').getByRole('button', { name }).click()
  }
  let caseCode = ''

  await step('the matter, the photo, done', async () => {
    await tap('犬只管理')
    const chooser = worker.waitForEvent('filechooser')
    await tap('拍照')
    await (await chooser).setFiles(asFile(await nightPhoto('犬已拴好')))
    await worker.getByRole('main').getByRole('img', { name: 'photo.jpg' }).waitFor()
    await tap(/完成/)
    await worker.getByRole('heading', { name: '已当场办结' }).waitFor()
    expect(taps).toBe(3)
    caseCode = dashed(((await worker.locator('.receipt-query').textContent()) ?? '').trim())
    await worker.getByText('待核查').waitFor()
  })

  await step('she cannot check it herself; the centre does', async () => {
    await worker.getByRole('link', { name: '打开案件' }).click()
    const own = await refusedButton(worker, '核查通过')
    expect(await own.textContent()).toContain('承办人不得核查本人办理的事项')
    const other = await desk.staff('fenpai-suzhou')
    await openFrom(other, '待核查', caseCode)
    await give(other, '核查通过', (form) => form.getByText('看照片', { exact: true }).click())
    await worker.getByText('待回访').first().waitFor()
  })
})
