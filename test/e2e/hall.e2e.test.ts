import { expect, test } from 'vitest'
import { openDesk } from './desk.ts'
import { step } from './step.ts'

const desk = openDesk({ maps: false })
/** A hall where nobody waits yet; the demo's own is busy from the start. */
const hall = 'H-620902004'

test('a hall: number, window, screen, matter, and one visit counted', async () => {
  const kiosk = await desk.page()
  const screen = await desk.page()
  const phone = await desk.page({ phone: true })
  const clerk = await desk.staff('chuangkou')
  let number = ''
  let code = ''

  await step('the kiosk gives a number, the phone follows it', async () => {
    await kiosk.goto(`${desk.url}/hall-kiosk/${hall}`)
    const taken = kiosk.waitForResponse((answer) => answer.url().endsWith('/tickets'))
    await kiosk.getByRole('button', { name: '反映诉求、咨询' }).click()
    const ticket = (await (await taken).json()) as { number: string; token: string }
    number = ticket.number
    await kiosk.getByRole('heading', { name: number }).waitFor()
    await kiosk.getByText('下一位就是您').waitFor()
    await kiosk.getByRole('button', { name: '完成' }).click()
    await kiosk.getByRole('heading', { name: '请取号' }).waitFor()
    await phone.goto(`${desk.url}/q/${ticket.token}`)
    await phone.getByText('下一位就是您').waitFor()
    await screen.goto(`${desk.url}/hall-screen/${hall}`)
    await screen.getByText('暂无叫号').waitFor()
  })

  await step('the window calls by one key; wall and phone say where to go', async () => {
    await clerk.goto(`${desk.url}/console/hall?hall=${hall}`)
    await clerk.getByRole('button', { name: /^1 号窗口/ }).click()
    await clerk.getByRole('button', { name: '叫下一位' }).waitFor()
    await clerk.keyboard.press('n')
    await clerk.getByText('正在叫号').waitFor()
    await screen.getByText(number).waitFor()
    await screen.getByText('1 号窗口').waitFor()
    await phone.getByRole('alert').getByText('请到 1 号窗口').waitFor()
  })

  await step('the matter is taken down in place, and the receipt printed', async () => {
    await clerk.keyboard.press('s')
    await clerk.getByRole('button', { name: '受理新事项' }).click()
    await clerk
      .getByRole('textbox', { name: '诉求内容（原话）' })
      .fill('楼下洗衣店夜里机器很吵，孩子要高考')
    await clerk.getByRole('button', { name: '登记并出具回执' }).click()
    code = ((await clerk.locator('.receipt-code').textContent()) ?? '').trim()
    await clerk.getByText('本号已关联').waitFor()
    await clerk.getByRole('link', { name: code }).waitFor()
    await clerk.getByRole('button', { name: '办完', exact: true }).click()
    await clerk.getByText('没有人等候').first().waitFor()
    await screen.getByText('暂无叫号').waitFor()
    await phone.getByText('已办理，谢谢').waitFor()
  })

  await step('the visit counts once, and a note tells all that is missing', async () => {
    await clerk.getByText('1 ÷ 1 件').waitFor()
    await clerk.getByRole('link', { name: '待办', exact: true }).click()
    await clerk.goto(`${desk.url}/console/?q=${code}`)
    await clerk
      .getByRole('link', { name: /洗衣店/ })
      .first()
      .click()
    const visits = clerk.getByRole('region', { name: '来访' })
    await visits.getByText('来访 1 次').waitFor()
    await visits.getByRole('button', { name: '开移交退件单' }).click()
    await visits.getByRole('textbox', { name: '所缺的材料' }).fill('租赁合同\n业主签名')
    await visits.getByRole('button', { name: '开移交退件单' }).last().click()
    const slip = clerk.getByRole('dialog', { name: '移交退件单' })
    await slip.getByText('网上补充，不必再来').waitFor()
    expect(await slip.getByRole('listitem').allTextContents()).toEqual(['租赁合同', '业主签名'])
  })
})
