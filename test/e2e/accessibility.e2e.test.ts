import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from './desk.ts'
import { type PageEntry, pages } from './pages.ts'
import { makeSamples, type Samples } from './samples.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const desk = openDesk()
let samples: Samples
beforeAll(async () => {
  samples = await makeSamples(desk.url)
})

/** One profile per person and language: signing in is not what is being looked at. */
const profiles = new Map<string, Promise<Page>>()
function profile(login: string | undefined, name: string, language: 'zh' | 'en'): Promise<Page> {
  const key = `${login ?? name} ${language}`
  const opened =
    profiles.get(key) ?? (login ? desk.staff(login, { language }) : desk.page({ language }))
  profiles.set(key, opened)
  return opened
}

async function visit(
  { login, name, path, settled }: PageEntry,
  language: 'zh' | 'en',
): Promise<Page> {
  const page = await profile(login, name, language)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${desk.url}${path(samples)}`)
  await settled(page, samples)
  return page
}

/** Findings as lines a person can act on: what, how bad, where. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(
    (tags) =>
      (window as unknown as { axe: { run(o: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        runOnly: tags,
      }),
    rules,
  )
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target }) => `${impact} ${id}: ${target.join(' ')}`),
  )
}

/** 320 CSS pixels are 400 % of 1280: the page must still fit. */
const narrow = { width: 320, height: 720 }
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test.each(pages)('$name: axe finds nothing, and it fits 320 px', async (entry) => {
  const zh = await visit(entry, 'zh')
  expect(await findings(zh), 'in Chinese').toEqual([])
  await zh.setViewportSize(narrow)
  expect(await overflow(zh)).toBe(0)
  const en = await visit(entry, 'en')
  await en.setViewportSize(narrow)
  expect(await overflow(en)).toBe(0)
  expect(await findings(en), 'in English, narrow').toEqual([])
})

describe.each(pages.filter(({ name }) => name.startsWith('portal')))(
  '$name',
  ({ path, settled }) => {
    test('keeps its buttons whole in large type on a small phone', async () => {
      const page = await desk.page({ phone: true, width: 360 })
      await page.addInitScript(() => localStorage.setItem('gezhong.largeType', 'yes'))
      await page.goto(`${desk.url}${path(samples)}`)
      await settled(page, samples)
      expect(await overflow(page)).toBe(0)
      const clipped = await page.evaluate(() =>
        [...document.querySelectorAll('button, a, label')]
          .filter(
            (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0,
          )
          .map((element) => element.textContent),
      )
      expect(clipped).toEqual([])
      await page.context().close()
    })
  },
)
