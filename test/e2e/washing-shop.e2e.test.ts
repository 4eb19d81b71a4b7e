import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { give, openFrom, pick, queueLink, refusedButton, rowOf } from './console.ts'
import { openDesk } from './desk.ts'
import { asFile, nightPhoto } from './photo.ts'
import { chooseGrid, readSlip, type Slip } from './portal.ts'
import { step } from './step.ts'

const desk = openDesk()
const words = '我家楼下的洗衣店，天天半夜还在用洗衣机，孩子马上高考，睡不好觉。'
const promise = '洗衣店 22:00 后停止营业'

/** The next college entrance examination is in June: looked after before, during and after it. */
function examDates(now = new Date()): string[] {
  const year = now.getFullYear() + (now.getMonth() >= 5 ? 1 : 0)
  return [`${year}-06-01`, `${year}-06-06`, `${year}-06-09`]
}

async function finishTask(page: Page, caseCode: string, result: string): Promise<void> {
  await openFrom(page, '协办任务', caseCode)
  await give(page, '报到')
  await give(page, '完成协办', (form) => form.getByLabel('结果').fill(result))
}

test('the washing shop under 天怡家园, from the report to her rating', async () => {
  const resident = await desk.page()
  const dispatcher = await desk.staff('fenpai-suzhou')
  let slip: Slip = { caseCode: '', queryCode: '' }

  await step('she reports it, with a photo and her grid', async () => {
    await queueLink(dispatcher, '待受理').click()
    await resident.goto(desk.url)
    await resident
      .getByRole('main')
      .getByRole('link', { name: /我要反映/ })
      .click()
    await resident.getByLabel('请说说是什么事').fill(words)
    await resident.getByRole('button', { name: '经营噪声' }).click()
    await resident.getByLabel('拍照或选照片').setInputFiles(asFile(await nightPhoto()))
    await resident.getByText('已上传').waitFor()
    await chooseGrid(resident)
    await resident.getByText('网格', { exact: true }).first().waitFor()
    await resident.getByLabel('怎么称呼您').fill('李秀兰')
    await resident.getByLabel('电话', { exact: true }).fill('13909371234')
    await resident.getByRole('button', { name: '提交', exact: true }).click()
    slip = await readSlip(resident)
    await resident.getByRole('link', { name: '现在看进度' }).click()
    await resident.getByText('已经收到，正在看由谁来管。').waitFor()
  })
  const { caseCode } = slip

  await step('it appears in the open worklist by itself, is accepted and dispatched', async () => {
    await rowOf(dispatcher, caseCode).getByRole('link').click()
    await dispatcher.getByText(words).waitFor()
    await give(dispatcher, '受理')
    await give(dispatcher, '派单', async (form) => {
      await form.getByText('派单建议的理由').waitFor()
      await form.getByTitle('肃州区公安局').first().waitFor()
      await form.getByTitle('肃州区生态环境局').first().waitFor()
    })
    await resident.getByText('已经派给负责的单位，等它签收。').waitFor()
  })

  const police = await desk.staff('gongan-suzhou')
  await step('the police sign, ring her and bring in the grid and the station', async () => {
    await openFrom(police, '待签收', caseCode)
    // She did not agree to be named: whoever handles it does not learn who she is.
    await police.getByText('身份对承办单位屏蔽').waitFor()
    await give(police, '签收')
    await give(police, '先行联系', async (form) => {
      await form.getByLabel('已联系上').check()
      await form.getByLabel('联系情况').fill('已电话了解情况，约定当晚上门')
    })
    await give(police, '协同', async (form) => {
      await pick(form, '单位', '天怡家园第一网格')
      await pick(form, '单位', '新城派出所')
      await form.getByLabel('任务').fill('联合上门劝导洗衣店')
    })
    await police.getByText('联合上门劝导洗衣店').first().waitFor()
    await resident.getByText('单位正在办理。').waitFor()
  })

  await step('the promise is recorded, with days on which it will be looked after', async () => {
    await give(police, '记录承诺', async (form) => {
      await form.getByLabel('承诺内容').fill(promise)
      await form.getByLabel('承诺人').fill('洗衣店负责人')
      for (const [index, date] of examDates().entries()) {
        if (index > 0) await form.getByRole('button', { name: '再加一个日期' }).click()
        await form.getByLabel(`检查日期 ${index + 1}`, { exact: true }).fill(date)
      }
    })
    const promises = police.getByRole('region', { name: '承诺' })
    await promises.getByText(promise).waitFor()
    for (const date of examDates()) await promises.getByText(date).waitFor()
  })

  await step('those brought in report in and finish their part', async () => {
    const worker = await desk.staff('wanggeyuan')
    await finishTask(worker, caseCode, '已入户劝导，店主同意夜间停业')
    await finishTask(await desk.staff('jingzhang'), caseCode, '网格警长已到场，店主签收告知书')
    await finishTask(
      await desk.staff('huanbao-suzhou'),
      caseCode,
      '昼间实测 54 分贝，夜间停业后达标',
    )
    await give(police, '办结', async (form) => {
      await form.getByText('已解决', { exact: true }).click()
      await form.getByLabel('给诉求人的答复').fill(`${promise}，网格员会在高考期间持续查看。`)
    })
    // The worker's page, still open, learns of it; her own check is refused, and says why.
    await worker.getByText('待核查').first().waitFor()
    const check = await refusedButton(worker, '核查通过')
    expect(await check.getAttribute('aria-disabled')).toBe('true')
    expect(await check.textContent()).toContain('承办人不得核查本人办理的事项')
  })

  await step('someone else checks it on the spot', async () => {
    const other = await desk.staff('wanggeyuan2')
    await openFrom(other, '待核查', caseCode)
    await give(other, '核查通过', (form) => form.getByText('现场查看', { exact: true }).click())
  })

  await step('her page has followed; she rates it, and it is closed', async () => {
    await resident.getByText('核查通过，想听您说解决了没有。').waitFor()
    await resident.getByText(`${promise}，网格员会在高考期间持续查看。`).waitFor()
    await resident.getByRole('button', { name: '评价办理结果' }).click()
    await resident.getByText('解决了', { exact: true }).click()
    await resident.getByText('满意', { exact: true }).click()
    await resident.getByRole('button', { name: '提交', exact: true }).click()
    await resident.getByText('谢谢，您的评价已记下。').waitFor()
    await resident.getByText(/^已经结案/).waitFor()
    // The first dispatcher's page, open all the while, shows the end as well.
    await dispatcher.getByText('已结案').first().waitFor()
  })
})
