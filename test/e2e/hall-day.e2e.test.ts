import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import type { TicketView } from '#contract/hall.ts'
import type { BookingDays } from '#contract/rooms.ts'
import { dayOf, formatDate } from '#server/town/calendar/days.ts'
import { Api } from './api.ts'
import { openDesk } from './desk.ts'
import { comeDay } from './elapse.ts'
import { step } from './step.ts'

const desk = openDesk({ maps: false })
const api = new Api(desk.url)
afterAll(() => api.close())

/** A hall of its own: nobody waits, no figure yet. */
const hall = 'H-620902005'
const department = '620902-ECO'
/** Any hour of any day will do: what needs a working day takes the next. */
const today = formatDate(dayOf(Date.now()))

test('a hall day: number, window, matter, department, room, note, and a second person by appointment', async () => {
  await onCallToday()
  const kiosk = await desk.page()
  const screen = await speaking(await desk.page())
  const clerk = await desk.staff('chuangkou')
  const officer = await desk.staff('huanbao-suzhou')
  const phone = await desk.page({ phone: true })
  let number = ''
  let code = ''

  await step(
    'a resident takes a number, the window calls it, the wall shows and speaks it',
    async () => {
      await screen.goto(`${desk.url}/hall-screen/${hall}`)
      await screen.getByRole('button', { name: '开启语音' }).click()
      await kiosk.goto(`${desk.url}/hall-kiosk/${hall}`)
      const taken = kiosk.waitForResponse((answer) => answer.url().endsWith('/tickets'))
      await kiosk.getByRole('button', { name: '反映诉求、咨询' }).click()
      number = ((await (await taken).json()) as TicketView).number
      await clerk.goto(`${desk.url}/console/hall?hall=${hall}`)
      await clerk.getByRole('button', { name: /^1 号窗口/ }).click()
      await clerk.getByRole('button', { name: /^叫下一位/ }).click()
      await screen.getByText(number).waitFor()
      await expect
        .poll(() => spokenBy(screen))
        .toContainEqual(expect.stringContaining('到 一 号窗口'))
      await clerk.getByRole('button', { name: /^人到了/ }).click()
    },
  )

  await step('her matter is taken down at the window', async () => {
    await clerk.getByRole('button', { name: '受理新事项' }).click()
    await clerk
      .getByRole('textbox', { name: '诉求内容（原话）' })
      .fill('楼下烧烤店油烟从窗户进来，找过老板两次，不理')
    await clerk.getByRole('button', { name: '登记并出具回执' }).click()
    code = ((await clerk.locator('.receipt-code').textContent()) ?? '').trim()
    await clerk.getByRole('link', { name: code }).waitFor()
  })

  await step('the department on call is called from the window, answers and arrives', async () => {
    await clerk.getByRole('button', { name: '呼叫部门' }).click()
    const call = clerk.getByRole('dialog', { name: '呼叫部门' })
    await call.getByText('30分钟内到场').waitFor()
    await call.getByRole('combobox', { name: '部门' }).click()
    await clerk.getByTitle(/生态环境局/).click()
    await call.getByRole('button', { name: '呼叫部门' }).click()
    await clerk.getByText('已呼叫').first().waitFor()

    await officer.getByRole('link', { name: /呼叫.*生态环境局.*请答复/ }).click()
    await officer.getByRole('button', { name: /^答复到场时间/ }).click()
    const answer = officer.getByRole('dialog', { name: '答复到场时间' })
    await answer.getByRole('button', { name: '答复到场时间' }).click()
    await officer.getByText('正赶来').waitFor()

    await clerk.getByText('正赶来').waitFor()
    await clerk.getByRole('button', { name: /^确认到场/ }).click()
    await clerk
      .getByRole('dialog', { name: '确认到场' })
      .getByRole('button', { name: '确认到场' })
      .click()
    await clerk.getByText('已到场').waitFor()
    const card =
      (await clerk.getByRole('listitem').filter({ hasText: '已到场' }).textContent()) ?? ''
    expect(card).toMatch(/\d\d:\d\d 前到场.*预计 .*\d\d:\d\d 到.*\d\d:\d\d 到场/)
    expect(card).not.toContain('超时')
  })

  await step('a room is booked for the mediation, from the window', async () => {
    await clerk.getByRole('button', { name: '预订房间' }).click()
    const form = clerk.getByRole('dialog', { name: '预订房间' })
    await form.getByText('矛盾纠纷调解室').waitFor()
    await form.getByLabel('日期').fill(await nextWorkingDay())
    await form.getByRole('button', { name: '预订', exact: true }).click()
    await clerk.getByText(/已预订：矛盾纠纷调解室/).waitFor()
  })

  await step('what is handed back is on paper, with all that is missing', async () => {
    await clerk.getByRole('button', { name: '开移交退件单' }).click()
    await clerk.getByRole('textbox', { name: '所缺的材料' }).fill('油烟位置的照片')
    await clerk.getByRole('textbox', { name: '退回的材料' }).fill('房产证原件')
    await clerk.getByRole('button', { name: '开移交退件单' }).last().click()
    const slip = clerk.getByRole('dialog', { name: '移交退件单' })
    await slip.getByText('房产证原件').waitFor()
    expect(await slip.getByRole('listitem').allTextContents()).toEqual([
      '油烟位置的照片',
      '房产证原件',
    ])
    await slip.getByRole('button', { name: '打印' }).waitFor()
    await clerk.keyboard.press('Escape')
    await slip.waitFor({ state: 'hidden' })
  })

  await step(
    'she is served, a press too early taken back, and her one visit is the figure',
    async () => {
      await clerk.getByRole('button', { name: '办完', exact: true }).click()
      await clerk.getByRole('button', { name: '撤回' }).click()
      await clerk.getByText('正在办理').waitFor()
      await clerk.getByRole('link', { name: code }).first().waitFor()
      await clerk.getByRole('button', { name: '办完', exact: true }).click()
      await clerk.getByText('1 ÷ 1 件').waitFor()
      await screen.getByText('暂无叫号').waitFor()
    },
  )

  await step('a second person comes by an appointment of the portal and is called', async () => {
    await phone.goto(`${desk.url}/appointment`)
    await phone.getByRole('searchbox', { name: '找大厅' }).fill('西北街')
    await phone.getByLabel('日期').fill(await nextWorkingDay())
    await phone.getByRole('button', { name: /余 \d/ }).first().click()
    await phone.getByRole('button', { name: '预约', exact: true }).click()
    const shown = (await phone.locator('.code').first().textContent()) ?? ''
    await comeDay(inject('standData'), hall)

    await clerk.getByRole('link', { name: '预约', exact: true }).click()
    await clerk.getByText(`预约码尾号 ${shown.replaceAll(' ', '').slice(-4)}`).waitFor()
    await clerk.getByRole('button', { name: /^已到，取号/ }).click()
    await clerk.getByText(/已到 [A-Z]\d{3}/).waitFor()
    await clerk.getByRole('link', { name: '窗口叫号' }).click()
    await clerk.getByRole('button', { name: /^叫下一位/ }).click()
    await clerk.getByText('正在叫号').waitFor()
    await expect.poll(() => spokenBy(screen)).toHaveLength(4)
  })
})

/** The centre has said who may be called to the hall, for today too should nobody work. */
async function onCallToday(): Promise<void> {
  await api.send('fenpai-suzhou', 'POST', `/api/hall/${hall}/duties`, {
    clientKey: randomUUID(),
    unit: department,
    kind: 'ON_CALL',
    weekdays: [],
    opens: '08:30',
    closes: '18:00',
    startsOn: today,
    exceptions: [{ date: today, here: true }],
  })
}

/** The day on which rooms may be booked and appointments have half hours, whatever the hour is now. */
async function nextWorkingDay(): Promise<string> {
  for (const weeks of [0, 1]) {
    const from = formatDate(dayOf(Date.now()) + 1 + 7 * weeks)
    const path = `/api/hall/${hall}/bookings?from=${from}&days=7`
    const { days } = await api.send<BookingDays>('chuangkou', 'GET', path)
    const next = days.find(({ working }) => working)
    if (next) return next.date
  }
  throw new Error('no working day within a fortnight')
}

/** A browser without a voice: what it is given to say is noted. */
async function speaking(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    speechSynthesis.speak = ({ text }) => void said.push(text)
  })
  return page
}

function spokenBy(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { said: string[] }).said)
}
