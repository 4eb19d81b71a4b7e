import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dashed, give, openFrom, refusedButton } from './console.ts'
import { openDesk } from './desk.ts'
import { asFile, nightPhoto } from './photo.ts'
import { step } from './step.ts'

const desk = openDesk()

/** The page itself counts whatever a finger does on it, so that no tap of the test goes uncounted. */
async function countTaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.taps = '0'
    addEventListener(
      'pointerdown',
      ({ isTrusted }) => {
        const { dataset } = document.documentElement
        if (isTrusted) dataset.taps = String(Number(dataset.taps) + 1)
      },
      { capture: true },
    )
  })
}

async function tapsOn(page: Page): Promise<number> {
  return Number(await page.locator('html').getAttribute('data-taps'))
}

test('disposed of on the spot by a grid worker in three taps and a photo', async () => {
  const worker = await desk.staff('wanggeyuan', { phone: true })
  await worker.getByRole('link', { name: '登记', exact: true }).click()
  await worker.getByRole('heading', { name: '当场办结' }).waitFor()
  await countTaps(worker)
  const tap = (name: string | RegExp) =>
    worker.getByRole('main').getByRole('button', { name }).click()
  let caseCode = ''

  await step('the matter, the photo, done', async () => {
    await tap('犬只管理')
    const chooser = worker.waitForEvent('filechooser')
    await tap('拍照')
    await (await chooser).setFiles(asFile(await nightPhoto('犬已拴好')))
    await worker.getByRole('main').getByRole('img', { name: 'photo.jpg' }).waitFor()
    await tap(/完成/)
    await worker.getByRole('heading', { name: '已当场办结' }).waitFor()
    expect(await tapsOn(worker)).toBe(3)
    caseCode = dashed(((await worker.locator('.receipt-query').textContent()) ?? '').trim())
    await worker.getByText('待核查').waitFor()
  })

  await step('she cannot check it herself; the centre does', async () => {
    await worker.getByRole('link', { name: '打开案件' }).click()
    const own = await refusedButton(worker, '核查通过')
    expect(await own.textContent()).toContain('承办人不得核查本人办理的事项')
    const other = await desk.staff('fenpai-suzhou')
    await openFrom(other, '待核查', caseCode)
    // Nobody dispatched it: the record says where it was settled, by whom, and in what state it is.
    const settled = other.getByRole('listitem').filter({ hasText: '当场办结' }).first()
    await settled
      .getByText(/网格员/)
      .first()
      .waitFor()
    await settled.getByText('待核查').waitFor()
    await give(other, '核查通过', (form) => form.getByText('看照片', { exact: true }).click())
    await worker.getByText('待回访').first().waitFor()
  })
})
