import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { findings, overflow, spoiltButtons } from './axe.ts'
import { openDesk } from './desk.ts'
import { pages } from './pages.ts'
import { makeSamples, type Samples } from './samples.ts'
import { type Seen, states } from './states.ts'

const desk = openDesk()
let samples: Samples
beforeAll(async () => {
  samples = await makeSamples(desk.url)
})

const wide = { width: 1440, height: 900 }
/** 320 CSS pixels are 400 % of 1280: the page must still fit. */
const narrow = { width: 320, height: 720 }
const ways = [
  { language: 'zh', sizes: [wide, narrow] },
  // What is opened on a telephone is opened narrow.
  { language: 'en', sizes: [narrow, wide] },
] as const
type Way = (typeof ways)[number]

/** One profile per person and language, while their pages last: signing in is not looked at. */
let opened: { key: string; pages: Map<string, Page> } = { key: '', pages: new Map() }
async function forget(): Promise<void> {
  await Promise.all([...opened.pages.values()].map((page) => page.context().close()))
}
afterAll(forget)

async function profile({ login }: Seen, { language }: Way): Promise<Page> {
  const known = opened.pages.get(language)
  if (known) return known
  const page = await desk.page({ language })
  opened.pages.set(language, page)
  await signIn(page, login)
  return page
}

async function signIn(page: Page, login: string | undefined): Promise<void> {
  if (!login) return
  const data = { login, password: demoPassword }
  const answer = await page.context().request.post(`${desk.url}/api/session`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** What is still there after a moment: lists and tips move a little after the page does. */
async function lasting(measure: () => Promise<string[]>): Promise<string[]> {
  const until = Date.now() + 3_000
  let found = await measure()
  while (found.length > 0 && Date.now() < until) found = await measure()
  return found
}

async function look(entry: Seen, way: Way): Promise<string[]> {
  const page = await profile(entry, way)
  const found: string[] = []
  for (const [index, size] of way.sizes.entries()) {
    await page.setViewportSize(size)
    if (index === 0) {
      await page.goto(`${desk.url}${entry.path(samples)}`)
      await entry.settled(page, samples)
    }
    const here = [...(await findings(page)), ...(await lasting(() => overflow(page)))]
    found.push(...here.map((line) => `${way.language} ${size.width} px: ${line}`))
  }
  return found
}

const byPerson = [...pages, ...states].toSorted((a, b) =>
  (a.login ?? '').localeCompare(b.login ?? ''),
)
test.each(byPerson)('$name: axe finds nothing, and it fits 320 px', async (entry) => {
  const key = entry.login ?? entry.name
  if (opened.key !== key) {
    await forget()
    opened = { key, pages: new Map() }
  }
  const found = await Promise.all(ways.map((way) => look(entry, way)))
  expect(found.flat()).toEqual([])
})

const onSmallPhones = [...pages, ...states]
  .filter(({ name }) => /^(portal|field)/.test(name))
  .flatMap((entry) => ways.map(({ language }) => ({ ...entry, language })))
test.each(onSmallPhones)(
  '$name ($language): its buttons are whole in large type on a small phone',
  async ({ path, settled, login, language }) => {
    const page = await desk.page({ phone: true, width: 360, language, largeType: true })
    await signIn(page, login)
    await page.goto(`${desk.url}${path(samples)}`)
    await settled(page, samples)
    expect([...(await overflow(page)), ...(await spoiltButtons(page))]).toEqual([])
    await page.context().close()
  },
)
