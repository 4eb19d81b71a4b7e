import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { storyGrid } from '#server/town/seed/demo-accounts.ts'
import { Api } from './api.ts'
import { openBrowser } from './browser.ts'
import { openPage, signIn } from './desk.ts'

const url = inject('standUrl')
let browser: Browser
let api: Api
beforeAll(async () => {
  browser = await openBrowser(false)
  api = new Api(url)
})
afterAll(async () => {
  api.close()
  await browser.close()
})

it('the township calls, the department reports in on its page, and the board shows it live', async () => {
  const { caseId } = await api.report({
    words: '夜市摊位占了消防通道，商户和居民起了争执。',
    regionCode: storyGrid,
    categoryCode: '0407',
  })
  await api.give('fenpai-suzhou', caseId, 'delegate', { regionCode: storyGrid.slice(0, 9) })
  await api.give('fenpai-xincheng', caseId, 'accept', {})

  const board = await openPage(browser)
  await signIn(board, url, 'fenpai-xincheng')
  await board.goto(`${url}/console/whistles`)
  await board.getByRole('heading', { level: 1 }).waitFor()

  const units = [`${storyGrid.slice(0, 6)}-PSB`]
  const task = '到场处置夜市冲突'
  await api.give('fenpai-xincheng', caseId, 'whistle', { kind: 'EMERGENCY', units, task })
  const card = board.getByRole('article', { name: task })
  await card.getByText('待报到', { exact: true }).waitFor()
  expect(await card.getByRole('timer').textContent()).toMatch(/^(29|30):\d\d$/)

  const police = await openPage(browser, { phone: true })
  await signIn(police, url, 'gongan-suzhou')
  await police.goto(`${url}/console/whistles`)
  await police.getByRole('link', { name: task }).click()
  await police.getByRole('button', { name: '报到', exact: true }).click()
  await police.getByRole('button', { name: '确认报到' }).click()
  await police.getByRole('dialog').waitFor({ state: 'detached' })

  await card.getByText('已报到', { exact: true }).waitFor()
  await card.getByText('全部报到').waitFor()

  await api.give('fenpai-xincheng', caseId, 'endWhistle', {
    whistleNo: 1,
    summary: '已平息',
    assessment: '到场及时',
  })
  await card.waitFor({ state: 'detached' })
})
