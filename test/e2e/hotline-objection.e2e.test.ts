import { expect, inject, test } from 'vitest'
import {
  confirmButton,
  give,
  openForm,
  openFrom,
  pick,
  pickRegion,
  queueLink,
  refusedButton,
  rowOf,
} from './console.ts'
import { openDesk } from './desk.ts'
import { elapse } from './elapse.ts'
import { step } from './step.ts'

const desk = openDesk({ maps: false })
const words = '天怡家园东侧商铺的音响噪声很大，从傍晚响到凌晨两点，睡不着觉。'

test('the hotline case: objected to, ruled, designated, extended once, overdue', async () => {
  const [agent, dispatcher, police, environment, city] = await Promise.all([
    desk.staff('huawu'),
    desk.staff('fenpai-suzhou'),
    desk.staff('gongan-suzhou'),
    desk.staff('huanbao-suzhou'),
    desk.staff('chengguan-suzhou'),
  ])
  let caseCode = ''
  let caseId = ''

  await step('the agent writes down the call while it lasts', async () => {
    await agent.getByRole('link', { name: '登记', exact: true }).click()
    await agent.getByRole('textbox', { name: '诉求内容（原话）' }).fill(words)
    await agent.getByLabel('姓名', { exact: true }).fill('马建国')
    await agent.getByLabel('联系电话').fill('13909375678')
    await pickRegion(agent.getByRole('main'), '所属区域', '天怡家园第一网格')
    await agent.getByRole('button', { name: '登记并出具回执' }).click()
    caseCode = ((await agent.locator('.receipt-code').textContent()) ?? '').trim()
    await agent.getByRole('link', { name: '打开案件' }).click()
    await agent.getByText(words).waitFor()
    caseId = new URL(agent.url()).pathname.split('/').at(-1) ?? ''
    await agent.close()
  })

  await step('the district accepts it and sends it to the police', async () => {
    await openFrom(dispatcher, '待受理', caseCode)
    await give(dispatcher, '受理')
    await give(dispatcher, '派单', async (form) => {
      await form.getByText('派单建议的理由').waitFor()
    })
  })

  await step('the police object and name the law; the district finds them right', async () => {
    await openFrom(police, '待签收', caseCode)
    await give(police, '提出异议', async (form) => {
      await form.getByLabel('法定依据').fill('噪声污染防治法第六十条：设备噪声由生态环境部门承办')
      await pick(form, '建议承办单位', '肃州区生态环境局')
    })
    await police.close()
    await openFrom(dispatcher, '待裁定', caseCode)
    await dispatcher.getByText('噪声污染防治法第六十条').first().waitFor()
    await give(dispatcher, '异议成立', async (form) => {
      await pick(form, '主办单位', '肃州区生态环境局')
      await form.getByLabel('裁定意见').fill('设备噪声由生态环境部门承办')
    })
  })

  await step('the next unit objects too; now one is designated and may not object', async () => {
    await openFrom(environment, '待签收', caseCode)
    await give(environment, '提出异议', (form) => form.getByLabel('法定依据').fill('三定方案'))
    await environment.close()
    await openFrom(dispatcher, '待裁定', caseCode)
    await give(dispatcher, '指定承办', async (form) => {
      await pick(form, '主办单位', '肃州区城市管理综合执法局')
      await form.getByLabel('裁定意见').fill('油烟与噪声一并由城管局承办')
    })
    await openFrom(city, '待签收', caseCode)
    const objection = await refusedButton(city, '提出异议')
    expect(await objection.getAttribute('aria-disabled')).toBe('true')
    expect(await objection.textContent()).toContain('已指定承办，不得再退回')
  })

  await step('it is signed and extended, once', async () => {
    await give(city, '签收')
    await give(city, '申请延期', async (form) => {
      await form.getByRole('spinbutton').fill('5')
      await form.getByLabel('理由').fill('需与生态环境、公安联合执法')
    })
    await openFrom(dispatcher, '办理中', caseCode)
    await give(dispatcher, '同意延期')
    await city.getByText('同意延期').first().waitFor()
    const again = await refusedButton(city, '申请延期')
    expect(await again.getAttribute('aria-disabled')).toBe('true')
    expect(await again.textContent()).toContain('延期次数已用完')
  })

  await step('its days run out: everybody sees it, and the supervisor acts', async () => {
    await elapse(inject('standData'), caseId, 40)
    await dispatcher.getByRole('link', { name: '待办', exact: true }).click()
    await queueLink(dispatcher, '已超期').click()
    await rowOf(dispatcher, caseCode).getByText(/超期/).first().waitFor()
    // The program reminds by itself, and the open page of the unit learns of it.
    await city.getByText('已催办').first().waitFor()
    await city.getByText(/超期/).first().waitFor()
    const supervisor = await desk.staff('duban')
    await openFrom(supervisor, '已超期', caseCode)
    // The police's helper was let go when the case went to another unit.
    await supervisor.getByText(/撤销$/).first().waitFor()
    const form = await openForm(supervisor, '亮牌')
    await form.getByText('黄牌', { exact: true }).click()
    await form.getByLabel('理由').fill('超期未办结')
    await confirmButton(form, '亮牌').click()
    await form.waitFor({ state: 'hidden' })
    await city.getByText('黄牌').first().waitFor()
  })
})
