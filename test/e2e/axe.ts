import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Menus and tips are drawn at the end of the body, outside the landmarks, as they should be. */
const popups = '.ant-dropdown, .ant-tooltip, .ant-select-dropdown'

/** What axe finds, whatever its weight, as lines a person can act on: what, how bad, where. */
export async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const { violations } = await page.evaluate(
    (tags) =>
      (window as unknown as { axe: { run(o: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        runOnly: tags,
      }),
    rules,
  )
  const popped = await page.locator(popups).count()
  return violations
    .filter(({ id }) => id !== 'region' || popped === 0)
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target }) => `${impact} ${id}: ${target.join(' ')}`),
    )
}

/** What does not fit the width of the window: the page as a whole, or a dialog. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const dialogs = [...document.querySelectorAll('[role=dialog]')].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return left < -1 || right > innerWidth + 1 || element.scrollWidth > element.clientWidth + 1
    })
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} of ${clientWidth} px`] : []),
      ...dialogs.map((element) => `a dialog: ${element.className}`),
    ]
  })
}

/** Buttons and links whose words are cut off, or that lie on one another or outside the window. */
export function spoiltButtons(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => (element.textContent ?? '').trim().slice(0, 30)
    const all = [
      ...document.querySelectorAll('button, a[href], label, summary, select, input, textarea'),
    ].filter(
      (element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !element.matches('.skip-link:not(:focus), .visually-hidden') &&
        !element.closest('.maplibregl-map'),
    )
    const boxes = all.map((element) => ({ element, box: element.getBoundingClientRect() }))
    const cut = all.filter(
      (element) =>
        !element.matches('input, textarea, select') &&
        element.clientWidth > 0 &&
        (element.scrollWidth > element.clientWidth + 1 ||
          (getComputedStyle(element).overflowY !== 'visible' &&
            element.scrollHeight > element.clientHeight + 2)),
    )
    const outside = boxes.filter(({ box }) => box.left < -1 || box.right > innerWidth + 1)
    // What scrolls under a bar is no fault: only what lies in one layer is compared.
    const layer = (element: Element | null): Element | null =>
      element && !/fixed|sticky/.test(getComputedStyle(element).position)
        ? layer(element.parentElement)
        : element
    const on = boxes.flatMap(({ element, box }, index) =>
      boxes.slice(index + 1).flatMap((other) => {
        if (element.contains(other.element) || other.element.contains(element)) return []
        if (layer(element) !== layer(other.element)) return []
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
        return width > 2 && height > 2 ? [`${name(element)} on ${name(other.element)}`] : []
      }),
    )
    return [
      ...cut.map((element) => `cut off: ${name(element)}`),
      ...outside.map(({ element }) => `outside: ${name(element)}`),
      ...on,
    ]
  })
}
