import type { Locator, Page } from 'playwright-core'

/** More stops than any page has on the way to something: whoever needs more is lost in it. */
const mostStops = 80

/** The one element that has the focus, said so that a person finds it. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return 'nothing'
    const words = element.getAttribute('aria-label') ?? element.textContent ?? ''
    return `<${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}> ${words.trim().slice(0, 40)}`
  })
}

/**
 * One Tab. The stop that is left must look otherwise with the focus than without, and the new one
 * must be in sight (WCAG 2.4.7, 2.4.11).
 * @throws Error naming the stop that cannot be seen
 */
export async function tab(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await page.evaluate(seenOrThrow)
  await page.keyboard.press(key)
  await drawn(page)
  const hidden = await page.evaluate(coverOf)
  if (hidden) throw new Error(`the focus is on ${await focusedName(page)}, ${hidden}`)
}

/** After the next frame: styles and scrolling have followed the key. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )
}

/** Tab until it has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor({ state: 'attached' })
  const stops: string[] = []
  for (let stop = 0; stop < mostStops; stop++) {
    if (await hasFocus(wanted)) return
    await tab(page)
    stops.push(await focusedName(page))
  }
  throw new Error(`${wanted} was not reached by Tab; the last stops: ${stops.slice(-8).join(', ')}`)
}

export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}

export async function type(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.insertText(words)
}

export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}

/** Takes the focus away for a moment: something must change. The page as a whole needs no ring. */
async function seenOrThrow(): Promise<void> {
  const node = document.activeElement
  if (!(node instanceof HTMLElement) || node === document.body || node.tabIndex < 0) return
  const nextFrame = () => new Promise((done) => requestAnimationFrame(done))
  const around: Element[] = [...node.querySelectorAll('*')].slice(0, 6)
  for (let at: Element | null = node; at && around.length < 12; at = at.parentElement)
    around.push(at, ...(at.nextElementSibling ? [at.nextElementSibling] : []))
  const look = () =>
    around
      .map((element) => {
        const style = getComputedStyle(element)
        const outline = style.outlineStyle === 'none' ? '' : style.outline
        return [
          outline,
          style.boxShadow,
          style.borderColor,
          style.backgroundColor,
          style.top,
        ].join()
      })
      .join('|')
  const focused = look()
  node.blur()
  let changed = false
  for (let frames = 0; frames < 20 && !changed; frames++) {
    await nextFrame()
    changed = look() !== focused
  }
  node.focus({ preventScroll: true })
  if (!changed) throw new Error(`nothing shows the focus on ${node.outerHTML.slice(0, 120)}`)
}

/** Why the focused element cannot be seen, if it cannot. */
function coverOf(): string | undefined {
  const element = document.activeElement
  if (!element || element === document.body) return undefined
  // A hidden box or radio is drawn by its label.
  const drawn = getComputedStyle(element).opacity === '0' ? element.closest('label') : element
  const box = (drawn ?? element).getBoundingClientRect()
  const [x, y] = [box.x + Math.min(box.width / 2, 40), box.y + Math.min(box.height / 2, 12)]
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return 'which is out of sight'
  const top = document.elementFromPoint(x, y)
  if (!top || element.contains(top) || (drawn ?? element).contains(top)) return undefined
  return top.contains(element) || top.parentElement?.contains(element)
    ? undefined
    : `covered by <${top.tagName.toLowerCase()} class="${top.className}">`
}
