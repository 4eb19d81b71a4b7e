import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { openDesk, signIn } from './desk.ts'
import { signInOnPhone, tab } from './phone.ts'
import { step } from './step.ts'

// A patrol without a network: one point with nothing found, one finding. Then the colleague's phone
// and the leader's page know of both, and of nobody's name.

const desk = openDesk({ maps: false })
const [lane, rubbish] = ['消防通道', '垃圾收集点']

const point = (page: Page, name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('button', { name }) })

async function opened(page: Page, name: string) {
  const card = point(page, name)
  const head = card.getByRole('button', { name })
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  return card
}

test('a patrol without a network reaches the colleague and the leader, once and without a name', async () => {
  const page = await desk.page({ phone: true, width: 360 })
  await step('the points of the week come to the phone; then the network is gone', async () => {
    await signInOnPhone(page, desk.url, 'wanggeyuan')
    await tab(page, '巡查')
    await point(page, lane).waitFor()
    await page.context().setOffline(true)
  })

  await step('nothing found: taken back once, then kept, also through a reload', async () => {
    await (await opened(page, lane)).getByRole('button', { name: '无异常', exact: true }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销').waitFor()
    await (await opened(page, lane)).getByRole('button', { name: '无异常', exact: true }).click()
    await page.getByText(`${lane}：无异常，已记在手机上`).waitFor()
    await page.reload()
    await point(page, lane).getByText('已查 1 次').waitFor()
  })

  await step('a finding becomes a report at the place of the point', async () => {
    await (await opened(page, rubbish)).getByRole('link', { name: '发现问题' }).click()
    await page.getByText(`巡查点“${rubbish}”发现的问题`).waitFor()
    await page.getByRole('button', { name: '犬只管理' }).click()
    await page.getByRole('button', { name: '上报中心' }).click()
    await page.getByRole('link', { name: '接着巡查' }).click()
    await point(page, rubbish).getByText('发现问题').first().waitFor()
  })

  await step('with the network it is sent, and the colleague need not go there again', async () => {
    await page.context().setOffline(false)
    await page.getByText('已同步', { exact: true }).waitFor({ timeout: 60_000 })
    const other = await desk.page({ phone: true, width: 360 })
    await signInOnPhone(other, desk.url, 'wanggeyuan2')
    await tab(other, '巡查')
    for (const name of [lane, rubbish]) await point(other, name).getByText('已查 1 次').waitFor()
  })

  await step('the leader of the grid sees points, and nobody', async () => {
    const leader = await desk.page()
    await signIn(leader, desk.url, 'wanggezhang')
    const told = leader.waitForResponse((answer) => answer.url().includes('/api/patrols/coverage'))
    await leader.goto(`${desk.url}/console/patrols?region=${storyGrid}`)
    const body = await (await told).text()
    const row = leader.getByRole('row', { name: rubbish })
    await row.getByRole('cell', { name: '已查' }).waitFor()
    expect(JSON.parse(body)).toMatchObject({ total: { checked: 2, done: 2, findings: 1 } })
    expect(body).not.toMatch(/person|黎/)
  })
})
